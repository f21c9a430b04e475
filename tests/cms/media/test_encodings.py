"""CSV and texts as Windows saves them in the countries of the portal's readers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.media.encodings import decoded


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1253", "όνομα;πόλη\nΚέντρο Υποδοχής;Αθήνα"),
        ("cp1253", "ΑΘΗΝΑ;ΠΑΤΡΑ"),
        ("cp1253", "Αθήνα"),
        ("cp1253", "Ώρα;Center;Κέντρο;tel 2310 – e-mail"),
        ("cp1251", "місто;адреса\nКиїв;вул. Хрещатик"),
        ("cp1251", "Львів;12"),
        ("cp1251", "город;имя"),
        ("cp1251", "ХАРКІВ;Ґанок"),
        ("cp1256", "الاسم;المدينة\nمركز;القاهرة"),
        ("cp1256", "عمّان"),
        ("cp1256", "دمشق;12"),
        ("cp1256", "مركز;Centre d’accueil;Orthez"),
        ("cp1252", "ville;Orthez\nPau;é"),
        ("cp1252", "prénom;âge\nChloé;élève"),
        ("cp1252", "Größe;Straße;Österreich"),
        ("cp1252", "œuvre à Pau – «déjà»"),
        ("cp1252", "NAÏVETÉ;ÉCOLE;FÉE"),
        ("cp1252", "Muñoz"),
        ("cp1252", "1 €"),
        ("utf-8", "Αθήνα;Київ;القاهرة"),
        ("utf-8-sig", "Αθήνα"),
        ("utf-16", "Αθήνα;Київ;القاهرة"),
    ],
)
def test_a_text_is_read_in_the_encoding_of_its_country(encoding: str, text: str) -> None:
    assert decoded(text.encode(encoding)) == text


@given(st.binary(max_size=200))
def test_whatever_comes_is_a_text(content: bytes) -> None:
    assert isinstance(decoded(content), str)
