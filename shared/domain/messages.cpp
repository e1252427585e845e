#include "shared/domain/messages.h"

#include <algorithm>

namespace polku::domain {

namespace {

// Sorted by code.
constexpr Message kMessages[] = {
    {"above_maximum", "Suurin sallittu arvo on {max}.", "Det högsta tillåtna värdet är {max}.",
     "The largest allowed value is {max}."},
    {"below_minimum", "Pienin sallittu arvo on {min}.", "Det lägsta tillåtna värdet är {min}.",
     "The smallest allowed value is {min}."},
    {"business_id_check", "Y-tunnuksen tarkistusnumero ei täsmää.", "FO-numrets kontrollsiffra stämmer inte.",
     "The check digit of the business ID is wrong."},
    {"business_id_form", "Kirjoita Y-tunnus muodossa 1234567-8.", "Skriv FO-numret i formen 1234567-8.",
     "Write the business ID as 1234567-8."},
    {"conflict", "Tietoja on muutettu tällä välin. Lataa ne uudelleen.",
     "Uppgifterna har ändrats under tiden. Hämta dem på nytt.",
     "The data have changed in the meantime. Load them again."},
    {"control_character", "Teksti sisältää ohjausmerkin. Poista se.", "Texten innehåller ett styrtecken. Ta bort det.",
     "The text contains a control character. Remove it."},
    {"csv_field_count", "Rivillä on {seen} kenttää, pitäisi olla {expected}.",
     "Raden har {seen} fält, det ska vara {expected}.", "The row has {seen} fields; {expected} were expected."},
    {"csv_stray_quote", "Lainausmerkki on väärässä paikassa. Kahdenna kentän sisällä oleva lainausmerkki.",
     "Ett citattecken står på fel plats. Fördubbla ett citattecken inne i ett fält.",
     "A quotation mark is in the wrong place. Double a quotation mark inside a field."},
    {"csv_unclosed_quote", "Lainausmerkillä alkava kenttä ei pääty lainausmerkkiin.",
     "Ett fält som börjar med citattecken slutar inte med ett.",
     "A field that begins with a quotation mark does not end with one."},
    {"duplicate_key", "Sama kenttä on annettu kahdesti.", "Samma fält har angetts två gånger.",
     "The same field is given twice."},
    {"forbidden", "Sinulla ei ole oikeutta tähän.", "Du har inte behörighet till detta.",
     "You are not allowed to do this."},
    {"iban_account", "Tilinumeron tarkistusnumero ei täsmää.", "Kontonumrets kontrollsiffra stämmer inte.",
     "The check digit of the account number is wrong."},
    {"iban_check_digits", "IBAN-tilinumeron tarkistusnumerot eivät täsmää.",
     "IBAN-kontonumrets kontrollsiffror stämmer inte.", "The check digits of the IBAN are wrong."},
    {"iban_form", "Kirjoita suomalainen IBAN: FI ja 16 numeroa.", "Skriv ett finländskt IBAN: FI och 16 siffror.",
     "Write a Finnish IBAN: FI and 16 digits."},
    {"identity_code_check_character", "Henkilötunnuksen tarkistusmerkki ei täsmää.",
     "Personbeteckningens kontrolltecken stämmer inte.", "The check character of the personal identity code is wrong."},
    {"identity_code_form", "Kirjoita henkilötunnus muodossa PPKKVV-NNNT.",
     "Skriv personbeteckningen i formen DDMMÅÅ-NNNT.", "Write the personal identity code as DDMMYY-NNNC."},
    {"identity_code_individual_number", "Henkilötunnuksen yksilönumeron on oltava 002–999.",
     "Personbeteckningens individnummer ska vara 002–999.",
     "The individual number of the personal identity code must be 002–999."},
    {"identity_code_no_such_date", "Henkilötunnuksen syntymäpäivää ei ole olemassa.",
     "Personbeteckningens födelsedatum finns inte.", "The date of birth in the personal identity code does not exist."},
    {"identity_code_separator", "Henkilötunnuksen välimerkki on väärä.", "Personbeteckningens skiljetecken är fel.",
     "The separator of the personal identity code is wrong."},
    {"invalid", "Osa tiedoista on virheellisiä. Korjaa merkityt kentät.",
     "En del uppgifter är felaktiga. Rätta de markerade fälten.",
     "Some fields are wrong. Correct those that are marked."},
    {"malformed_json", "Pyynnön sisältö ei ole kelvollista JSON-muotoa.", "Begärans innehåll är inte giltig JSON.",
     "The request body is not valid JSON."},
    {"no_such_date", "Tätä päivää ei ole kalenterissa.", "Dagen finns inte i kalendern.",
     "There is no such day in the calendar."},
    {"not_a_choice", "Valitse jokin näistä: {choices}.", "Välj något av följande: {choices}.",
     "Choose one of these: {choices}."},
    {"not_a_date", "Tämä ei ole päivämäärä.", "Detta är inte ett datum.", "This is not a date."},
    {"not_an_array", "Tähän kuuluu luettelo.", "Här ska det vara en lista.", "A list is expected here."},
    {"not_an_id", "Tämä ei ole tunniste.", "Detta är inte en identifierare.", "This is not an identifier."},
    {"not_an_instant", "Anna aika muodossa 2026-11-22T13:05:00Z.", "Ange tiden i formen 2026-11-22T13:05:00Z.",
     "Give the time as 2026-11-22T13:05:00Z."},
    {"not_an_object", "Tähän kuuluu tietue.", "Här ska det vara ett objekt.", "An object is expected here."},
    {"not_boolean", "Tähän kuuluu tosi tai epätosi.", "Här ska det vara sant eller falskt.",
     "True or false is expected here."},
    {"not_canonical", "Luvun on oltava kokonaisluku, jonka kaikki järjestelmät säilyttävät tarkkana.",
     "Talet måste vara ett heltal som alla system bevarar exakt.",
     "A number must be an integer that every system keeps exact."},
    {"not_found", "Tietoa ei löydy.", "Uppgiften hittas inte.", "There is nothing here."},
    {"not_integer", "Tähän kuuluu kokonaisluku.", "Här ska det vara ett heltal.", "A whole number is expected here."},
    {"not_text", "Tähän kuuluu teksti.", "Här ska det vara text.", "Text is expected here."},
    {"not_utf8", "Tiedoston merkistö ei ole UTF-8 (nähtiin: {seen}).",
     "Filens teckenkodning är inte UTF-8 (sågs: {seen}).", "The file is not in UTF-8 (seen: {seen})."},
    {"precondition_failed", "Tietoja on muutettu sen jälkeen, kun avasit ne. Lataa ne uudelleen.",
     "Uppgifterna har ändrats sedan du öppnade dem. Hämta dem på nytt.",
     "The data have changed since you opened them. Load them again."},
    {"precondition_required", "Pyynnöstä puuttuu If-Match: hae tiedot ensin.",
     "If-Match saknas i begäran: hämta uppgifterna först.", "The request lacks If-Match: load the data first."},
    {"reference_check", "Viitteen tarkistusnumero ei täsmää.", "Referensens kontrollsiffra stämmer inte.",
     "The check digit of the reference is wrong."},
    {"reference_form", "Viitteessä on 4–20 numeroa, tai RF ja enintään 23 merkkiä.",
     "En referens har 4–20 siffror, eller RF och högst 23 tecken.",
     "A reference has 4–20 digits, or RF and at most 23 characters."},
    {"required", "Tämä tieto on pakollinen.", "Uppgiften är obligatorisk.", "This is required."},
    {"too_deep", "Pyynnön sisältö on liian syvästi sisäkkäinen.", "Begärans innehåll är för djupt nästlat.",
     "The request body is nested too deeply."},
    {"too_few", "Vähimmäismäärä on {min}.", "Det minsta antalet är {min}.", "At least {min} are needed."},
    {"too_large", "Sisältö on liian suuri: enintään {max_bytes} tavua.",
     "Innehållet är för stort: högst {max_bytes} byte.", "The content is too large: at most {max_bytes} bytes."},
    {"too_long", "Enintään {max} merkkiä.", "Högst {max} tecken.", "At most {max} characters."},
    {"too_many", "Enimmäismäärä on {max}.", "Det största antalet är {max}.", "At most {max} are allowed."},
    {"too_short", "Vähintään {min} merkkiä.", "Minst {min} tecken.", "At least {min} characters."},
    {"unauthenticated", "Kirjaudu sisään.", "Logga in.", "Sign in."},
    {"unavailable", "Palvelu on hetken pois käytöstä. Yritä uudelleen {retry_after} sekunnin kuluttua.",
     "Tjänsten är tillfälligt ur bruk. Försök igen om {retry_after} sekunder.",
     "The service is unavailable for a moment. Try again in {retry_after} seconds."},
    {"unknown_field", "Tätä kenttää ei tunneta.", "Fältet är okänt.", "This field is unknown."},
    {"unsupported_media_type", "Sisällön tyypin on oltava {expected}.", "Innehållets typ ska vara {expected}.",
     "The content type must be {expected}."},
};

}  // namespace

std::span<Message const> messages() { return kMessages; }

std::string_view message(std::span<Message const> table, Language language, std::string_view code) {
    auto const found = std::ranges::lower_bound(table, code, {}, &Message::code);
    if (found == table.end() || found->code != code) return code;
    switch (language) {
        case Language::fi: return found->fi;
        case Language::sv: return found->sv;
        case Language::en: return found->en;
    }
    return code;
}

std::string_view message(Language language, std::string_view code) { return message(kMessages, language, code); }

std::string fill(std::string_view text, Params const& params) {
    std::string filled;
    for (;;) {
        auto const open = text.find('{');
        auto const close = text.find('}', open);
        if (open == std::string_view::npos || close == std::string_view::npos) return filled.append(text);
        filled.append(text.substr(0, open));
        auto const name = text.substr(open + 1, close - open - 1);
        auto const param = std::ranges::find(params, name, &Params::value_type::first);
        filled.append(param == params.end() ? text.substr(open, close - open + 1) : std::string_view{param->second});
        text.remove_prefix(close + 1);
    }
}

std::string text(Language language, FieldFault const& fault) {
    return fill(message(language, fault.code), fault.params);
}

}  // namespace polku::domain
