from django.contrib.admin import AdminSite


class Beheersite(AdminSite):
    site_title = "Beheer sociale kaart"
    site_header = "Beheer sociale kaart"
    index_title = "Wat wilt u bijwerken?"
