#include "services/casework/imports/messages.h"

#include <algorithm>

namespace polku::casework::imports {

namespace {

// Sorted by code.
constexpr domain::Message kImportMessages[] = {
    {"already_imported_with_other_data",
     "Asiakas {number} on jo tuotu, ja tämän sarakkeen tieto on nyt toinen. Muuta tieto asiakkaan sivulla tai palauta "
     "riville aiempi tieto.",
     "Klienten {number} har redan importerats, och uppgiften i denna kolumn är nu en annan. Ändra uppgiften på "
     "klientens sida eller återställ "
     "den tidigare uppgiften på raden.",
     "Client {number} is already imported, and this column now has other data. Change the data on the client's page, "
     "or put the earlier data "
     "back on the row."},
    {"assignment_ended", "Toimeksianto päättyi {until}. Valitse voimassa oleva toimeksianto.",
     "Uppdraget upphörde {until}. Välj ett uppdrag som är i kraft.",
     "The assignment ended on {until}. Choose one that is in force."},
    {"assignment_not_begun", "Toimeksianto alkaa vasta {from}. Valitse voimassa oleva toimeksianto.",
     "Uppdraget börjar först {from}. Välj ett uppdrag som är i kraft.",
     "The assignment begins on {from}. Choose one that is in force."},
    {"before_birth", "Päivä on ennen henkilötunnuksen syntymäpäivää. Tarkista päivä ja henkilötunnus.",
     "Dagen är före födelsedagen i personbeteckningen. Kontrollera dagen och personbeteckningen.",
     "The day is before the date of birth in the identity code. Check the day and the identity code."},
    {"born_in_future", "Henkilötunnuksen syntymäpäivä on tulevaisuudessa. Tarkista välimerkki.",
     "Födelsedagen i personbeteckningen är i framtiden. Kontrollera skiljetecknet.",
     "The date of birth in the identity code is in the future. Check the separator."},
    {"date_in_future", "Päivä on tulevaisuudessa. Anna päivä, joka on viimeistään {max}.",
     "Dagen är i framtiden. Ange en dag som är senast {max}.",
     "The day is in the future. Give a day that is {max} at the latest."},
    {"date_in_past", "Suostumus on jo päättynyt. Anna päivä, joka on aikaisintaan {min}, tai jätä luokat pois.",
     "Samtycket har redan upphört. Ange en dag som är tidigast {min}, eller lämna bort kategorierna.",
     "The consent has already ended. Give a day that is {min} at the earliest, or leave out the categories."},
    {"duplicate_column", "Sarake on tiedostossa kahdesti: paikoissa {first} ja {position}. Poista toinen.",
     "Kolumnen finns två gånger i filen: på platserna {first} och {position}. Ta bort den ena.",
     "The column is in the file twice: at {first} and {position}. Remove one."},
    {"empty_file", "Tiedosto on tyhjä. Ensimmäisellä rivillä pitää olla sarakkeiden nimet: {columns}.",
     "Filen är tom. På första raden ska finnas kolumnernas namn: {columns}.",
     "The file is empty. The first row must have the names of the columns: {columns}."},
    {"import_acted_upon",
     "Tuontia ei voi perua: {count} tapauksessa on jo tehty jotakin. Päätä ne tapaukset asiakkaiden sivuilla.",
     "Importen kan inte ångras: i {count} ärenden har något redan gjorts. Avsluta de ärendena på klienternas sidor.",
     "The import cannot be undone: something has been done already in {count} of its cases. Close those cases on the "
     "clients' pages."},
    {"import_changed", "Luettelot tai asiakkaat ovat muuttuneet tuonnin aikana, eikä mitään tuotu. Tuo uudelleen.",
     "Förteckningar eller klienter har ändrats under importen och ingenting importerades. Importera på nytt.",
     "Lists or clients changed during the import, and nothing was imported. Import again."},
    {"import_done", "Tiedosto on jo tuotu.", "Filen har redan importerats.", "The file has already been imported."},
    {"import_faulty", "Tiedostossa on virheitä. Korjaa ne ja lue tiedosto uudelleen.",
     "Filen innehåller fel. Rätta dem och läs in filen på nytt.",
     "The file has faults. Correct them and read the file again."},
    {"import_file_gone", "Tiedosto on poistettu, koska sitä ei tuotu {days} päivässä. Lue se uudelleen.",
     "Filen har raderats eftersom den inte importerades inom {days} dagar. Läs in den på nytt.",
     "The file was removed because it was not imported within {days} days. Read it again."},
    {"import_not_done", "Tiedostoa ei ole tuotu, joten peruttavaa ei ole.",
     "Filen har inte importerats, så det finns inget att ångra.",
     "The file has not been imported, so there is nothing to undo."},
    {"import_running", "Organisaation toinen tuonti on kesken. Odota, että se valmistuu.",
     "En annan import av organisationen pågår. Vänta tills den är klar.",
     "Another import of your organisation is running. Wait until it is done."},
    {"import_undone", "Tuonti on jo peruttu.", "Importen har redan ångrats.", "The import has already been undone."},
    {"missing_column", "Sarake puuttuu. Lisää se otsikkoriville ja jokaiselle riville.",
     "Kolumnen saknas. Lägg till den på rubrikraden och på varje rad.",
     "The column is missing. Add it to the header and to every row."},
    {"no_header",
     "Ensimmäiseltä riviltä ei löydy sarakkeiden nimiä. Niiden pitää olla: {columns}. Erottimena on ; tai pilkku.",
     "På första raden finns inga kolumnnamn. De ska vara: {columns}. Skiljetecknet är ; eller komma.",
     "The first row has no names of columns. They must be: {columns}. The separator is ; or a comma."},
    {"no_rows", "Tiedostossa on vain otsikkorivi. Lisää rivit sen alle.",
     "Filen har bara en rubrikrad. Lägg till rader under den.", "The file has a header only. Add rows below it."},
    {"no_such_date", "Tätä päivää ei ole kalenterissa. Kirjoita päivä, joka on olemassa, esimerkiksi 5.4.2026.",
     "Dagen finns inte i kalendern. Skriv en dag som finns, till exempel 5.4.2026.",
     "There is no such day in the calendar. Write a day that exists, such as 5.4.2026."},
    {"not_a_date", "Kirjoita päivä muodossa p.k.vvvv, esimerkiksi 5.4.2026.",
     "Skriv dagen i formen d.m.åååå, till exempel 5.4.2026.", "Write the day as d.m.yyyy, such as 5.4.2026."},
    {"not_a_language", "Kirjoita kielen kaksikirjaiminen tunnus (ISO 639-1), esimerkiksi fi, sv tai en.",
     "Skriv språkets kod med två bokstäver (ISO 639-1), till exempel fi, sv eller en.",
     "Write the language's code of two letters (ISO 639-1), such as fi, sv or en."},
    {"not_a_phone", "Kirjoita puhelinnumero numeroin, esimerkiksi +358401234567, tai jätä tyhjäksi.",
     "Skriv telefonnumret med siffror, till exempel +358401234567, eller lämna tomt.",
     "Write the phone number in digits, such as +358401234567, or leave it empty."},
    {"not_an_email", "Kirjoita sähköpostiosoite muodossa nimi@esimerkki.fi tai jätä tyhjäksi.",
     "Skriv e-postadressen i formen namn@exempel.fi eller lämna tomt.",
     "Write the e-mail address as name@example.fi, or leave it empty."},
    {"not_text",
     "Tiedosto ei ole tekstiä, jonka voi lukea (nähtiin: {seen}). Tallenna se CSV-muotoon, merkistönä UTF-8.",
     "Filen är inte text som kan läsas (sågs: {seen}). Spara den som CSV med teckenkodningen UTF-8.",
     "The file is not text that can be read (seen: {seen}). Save it as CSV in UTF-8."},
    {"not_zero_or_one", "Kirjoita 1, jos henkilöllä on turvakielto, muuten 0.",
     "Skriv 1 om personen har spärrmarkering, annars 0.",
     "Write 1 when the person has a non-disclosure for personal safety, otherwise 0."},
    {"number_twice", "Sama asiakasnumero on jo rivillä {row}. Jokaisella asiakkaalla on oma numero.",
     "Samma klientnummer finns redan på rad {row}. Varje klient har ett eget nummer.",
     "The same client number is already on row {row}. Each client has a number of their own."},
    {"person_twice", "Sama henkilö on jo rivillä {row}. Jätä henkilölle yksi rivi.",
     "Samma person finns redan på rad {row}. Lämna en rad per person.",
     "The same person is already on row {row}. Keep one row for a person."},
    {"too_many_rows", "Tiedostossa on liikaa rivejä: enintään {max}. Jaa tiedosto osiin.",
     "Filen har för många rader: högst {max}. Dela upp filen.",
     "The file has too many rows: at most {max}. Split the file."},
    {"unknown_assignment", "Toimeksiantoa ei ole. Valitse jokin näistä: {choices}.",
     "Uppdraget finns inte. Välj något av följande: {choices}.",
     "There is no such assignment. Choose one of these: {choices}."},
    {"unknown_category", "Tietoluokkaa ei ole. Valitse näistä: {choices}; erota ne merkillä |.",
     "Informationskategorin finns inte. Välj av följande: {choices}; skilj dem åt med |.",
     "There is no such information category. Choose of these: {choices}, separated by |."},
    {"unknown_column", "Saraketta ei tunneta. Poista se tai korjaa sen nimi.",
     "Kolumnen är okänd. Ta bort den eller rätta dess namn.", "The column is unknown. Remove it or correct its name."},
    {"unknown_municipality",
     "Kuntanumeroa ei ole. Kirjoita voimassa oleva kolminumeroinen kuntanumero, esimerkiksi 091.",
     "Kommunnumret finns inte. Skriv ett gällande kommunnummer med tre siffror, till exempel 091.",
     "There is no such municipality. Write a code in force, of three digits, such as 091."},
    {"unknown_need", "Palvelutarvetta ei ole. Valitse näistä: {choices}; erota ne merkillä |.",
     "Servicebehovet finns inte. Välj av följande: {choices}; skilj dem åt med |.",
     "There is no such need. Choose of these: {choices}, separated by |."},
    {"unknown_target_group", "Kohderyhmää ei ole. Valitse jokin näistä: {choices}.",
     "Målgruppen finns inte. Välj något av följande: {choices}.",
     "There is no such target group. Choose one of these: {choices}."},
    {"unknown_team", "Yksikköä ei ole organisaatiossasi. Valitse jokin näistä: {choices}.",
     "Enheten finns inte i din organisation. Välj något av följande: {choices}.",
     "Your organisation has no such team. Choose one of these: {choices}."},
    {"unnamed_column", "Sarakkeella {position} ei ole nimeä. Poista sarake tai anna sille nimi.",
     "Kolumn {position} har inget namn. Ta bort kolumnen eller ge den ett namn.",
     "Column {position} has no name. Remove the column or give it a name."},
};
static_assert(std::ranges::is_sorted(kImportMessages, {}, &domain::Message::code));

}  // namespace

std::span<domain::Message const> messages() { return kImportMessages; }

std::string text(domain::Language language, Fault const& fault) {
    auto const own = domain::message(kImportMessages, language, fault.code);
    auto const words = own == fault.code ? domain::message(language, fault.code) : own;
    auto params = fault.params;
    params.emplace_back("seen", fault.seen);
    return domain::fill(words, params);
}

}  // namespace polku::casework::imports
