-- Asks the paths of the file in PADEN one after another, over and over; ends with one line of JSON.
local paden, nummer = {}, 0

function init()
  for pad in io.lines(os.getenv("PADEN")) do
    paden[#paden + 1] = pad
  end
  if os.getenv("GZIP") == "1" then
    wrk.headers["Accept-Encoding"] = "gzip"
  end
end

function request()
  nummer = nummer % #paden + 1
  return wrk.format("GET", paden[nummer])
end

function done(samen, duur)
  local fouten = samen.errors.connect + samen.errors.read + samen.errors.write
    + samen.errors.status + samen.errors.timeout
  io.write(string.format(
    '{"aantal": %d, "seconden": %.4f, "fouten": %d, "mediaan": %.3f, "p95": %.3f}\n',
    samen.requests, samen.duration / 1e6, fouten, duur:percentile(50) / 1e3, duur:percentile(95) / 1e3))
end
