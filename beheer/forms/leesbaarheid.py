from django import forms


class LeesbaarheidForm(forms.Form):
    """A text to try; it is read and not kept."""

    tekst = forms.CharField(label="Uw tekst", required=False, widget=forms.Textarea)
