#include "services/casework/documents/messages.h"

#include <algorithm>

namespace polku::casework {

namespace {

// Sorted by code.
constexpr domain::Message kDocumentMessages[] = {
    {"document_hash_differs", "Tiedosto muuttui matkalla. Lähetä se uudelleen.",
     "Filen ändrades på vägen. Skicka den på nytt.", "The file changed on its way. Send it again."},
    {"document_part_differs", "Tämä osa on jo lähetetty toisenlaisena. Aloita tiedoston lähettäminen alusta.",
     "Den här delen har redan skickats med annat innehåll. Börja skicka filen från början.",
     "This part was sent already with other content. Begin sending the file anew."},
    {"document_part_size", "Osan koon on oltava {expected} tavua, tässä on {actual}.",
     "Delen ska vara {expected} byte, den här är {actual}.",
     "The part must have {expected} bytes; this one has {actual}."},
    {"document_parts_missing", "Tiedostosta puuttuu osia: {parts}. Lähetä ne.",
     "Delar av filen saknas: {parts}. Skicka dem.", "Parts of the file are missing: {parts}. Send them."},
    {"document_recorded", "Asiakirja on jo tallennettu.", "Dokumentet har redan sparats.",
     "The document is recorded already."},
    {"document_size_differs", "Tiedoston koko ei ole se, joka ilmoitettiin. Lähetä se uudelleen.",
     "Filens storlek är inte den som angavs. Skicka den på nytt.",
     "The size of the file is not what was told. Send it again."},
    {"document_type_differs",
     "Tiedosto ei ole sitä tyyppiä, jota sen nimi kertoo. Tekstin ja CSV:n merkistön on oltava UTF-8. Tallenna "
     "tiedosto "
     "uudelleen oikeassa muodossa.",
     "Filen är inte av den typ som namnet anger. Text och CSV ska vara UTF-8. Spara filen på nytt i rätt format.",
     "The file is not of the type that its name tells. Text and CSV must be UTF-8. Save the file anew in the right "
     "format."},
    {"document_type_not_taken", "Tiedoston tyyppiä ei oteta vastaan. Hyväksytyt: {accepted}.",
     "Filtypen tas inte emot. Godkända: {accepted}.", "Files of this type are not taken. Accepted: {accepted}."},
    {"document_withdrawn", "Asiakirja on jo poistettu.", "Dokumentet har redan tagits bort.",
     "The document has been withdrawn already."},
    {"file_name_ending", "Tiedoston nimen pitää päättyä {ending}.", "Filens namn ska sluta på {ending}.",
     "The name of the file must end with {ending}."},
    {"file_name_path", "Anna pelkkä tiedoston nimi ilman kansioita.", "Ange bara filens namn utan mappar.",
     "Give the name of the file alone, without folders."},
    {"not_a_sha256", "Tämä ei ole SHA-256-tiiviste: 64 merkkiä 0–9 ja a–f.",
     "Detta är inte ett SHA-256-kondensat: 64 tecken 0–9 och a–f.",
     "This is not a SHA-256 hash: 64 characters of 0–9 and a–f."},
    {"not_your_document", "Asiakirjan voi poistaa vain organisaatio, joka tallensi sen.",
     "Ett dokument kan tas bort bara av organisationen som sparade det.",
     "A document is withdrawn only by the organisation that recorded it."},
    {"too_many_documents",
     "Organisaatiollasi on tässä asiakkuudessa jo {max} asiakirjaa, joka on eniten. Poista vanhentuneita ensin.",
     "Er organisation har redan {max} dokument i ärendet, vilket är det högsta antalet. Ta bort föråldrade först.",
     "Your organisation has {max} documents in this case already, which is the most. Withdraw outdated ones first."},
};
static_assert(std::ranges::is_sorted(kDocumentMessages, {}, &domain::Message::code));

}  // namespace

std::span<domain::Message const> document_messages() { return kDocumentMessages; }

}  // namespace polku::casework
