#include "shared/http/message.h"

namespace polku::http {

namespace {

constexpr domain::Message kHttpMessages[] = {
    {"bad_cursor", "Luettelon jatkokohta ei kelpaa. Aloita luettelo alusta.",
     "Listans fortsättningspunkt är ogiltig. Börja om från listans början.",
     "The place to go on from is not one of this list. Start the list again."},
    {"bad_limit", "Rivimäärän on oltava kokonaisluku 1–200.", "Antalet rader ska vara ett heltal mellan 1 och 200.",
     "The number of rows must be a whole number from 1 to 200."},
    {"cross_site", "Pyyntö tuli toiselta sivustolta, joten sitä ei tehty.",
     "Begäran kom från en annan webbplats och utfördes inte.", "The request came from another site and was not done."},
    {"duplicate_parameter", "Sama hakuehto on annettu kahdesti.", "Samma sökvillkor har angetts två gånger.",
     "The same query parameter is given twice."},
    {"expectation_failed", "Palvelin tukee vain odotusta 100-continue.", "Servern stöder bara förväntan 100-continue.",
     "The server supports only the expectation 100-continue."},
    {"header_too_large", "Pyynnön otsakkeet ovat liian suuret.", "Begärans rubriker är för stora.",
     "The headers of the request are too large."},
    {"idempotency_key_reused",
     "Samalla pyyntötunnisteella on jo lähetetty toinen sisältö. Lähetä uudella tunnisteella.",
     "Samma begäransnyckel har redan använts för ett annat innehåll. Skicka med en ny nyckel.",
     "The same Idempotency-Key was used with other content. Send with a new key."},
    {"internal", "Palvelussa tapahtui virhe. Yritä uudelleen; jos virhe toistuu, kerro ylläpidolle pyynnön tunniste.",
     "Ett fel uppstod i tjänsten. Försök igen; om felet upprepas, meddela administratören begärans id.",
     "The service failed. Try again; if it happens again, tell the administrator the id of the request."},
    {"malformed_idempotency_key", "Otsakkeen Idempotency-Key arvo on virheellinen.",
     "Värdet i rubriken Idempotency-Key är ogiltigt.", "The value of Idempotency-Key is not valid."},
    {"malformed_query", "Osoitteen hakuehdot ovat virheelliset.", "Adressens sökvillkor är ogiltiga.",
     "The query of the address is malformed."},
    {"malformed_request", "Pyyntöä ei voi lukea.", "Begäran kan inte läsas.", "The request cannot be read."},
    {"method_not_allowed", "Tätä osoitetta ei voi käyttää näin.", "Adressen kan inte användas så här.",
     "This address does not take that method."},
    {"method_not_supported", "Palvelin ei tunne pyynnön menetelmää.", "Servern känner inte till begärans metod.",
     "The server does not know the method."},
    {"not_for_your_role", "Roolisi ei oikeuta tähän.", "Din roll berättigar inte till detta.",
     "Your role does not allow this."},
    {"not_your_part_in_this_case", "Osuutesi tässä asiakkuudessa ei oikeuta tähän.",
     "Din del i detta ärende berättigar inte till detta.", "Your part in this case does not allow this."},
    {"not_your_part_in_this_contract", "Osuutesi tässä sopimuksessa ei oikeuta tähän.",
     "Din del i detta avtal berättigar inte till detta.", "Your part in this contract does not allow this."},
    {"request_timeout", "Pyyntö ei tullut perille ajoissa.", "Begäran kom inte fram i tid.",
     "The request did not arrive in time."},
    {"still_running", "Sama pyyntö on vielä käsittelyssä.", "Samma begäran behandlas ännu.",
     "The same request is still being done."},
    {"version_not_supported", "Palvelin tukee vain versioita HTTP/1.0 ja HTTP/1.1.",
     "Servern stöder bara versionerna HTTP/1.0 och HTTP/1.1.", "The server supports only HTTP/1.0 and HTTP/1.1."},
};

}  // namespace

std::span<domain::Message const> messages() { return kHttpMessages; }

}  // namespace polku::http
