#include "services/notices/mail/letter.h"

#include <date/date.h>
#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <chrono>
#include <string_view>

namespace polku::notices {

namespace {

/// RFC 2045 6.8: at most 76 characters a line.
constexpr std::size_t kBytesALine = 57;

std::string base64(std::string_view bytes) {
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
    auto const length =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                        reinterpret_cast<unsigned char const*>(bytes.data()), static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(length));
    return text;
}

std::string base64_lines(std::string_view bytes) {
    std::string lines;
    for (std::size_t at = 0; at < bytes.size(); at += kBytesALine)
        lines += base64(bytes.substr(at, kBytesALine)) + "\r\n";
    return lines;
}

/// A word of a header field (RFC 2047). Requires: at most 45 bytes, so that it is within a line of 75 characters.
std::string header_word(std::string_view text) {
    auto const plain = std::ranges::all_of(text, [](char c) {
        return c == ' ' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
    return plain ? std::string(text) : "=?UTF-8?B?" + base64(text) + "?=";
}

/// RFC 5322 3.3, in UTC and in English whatever the locale.
std::string header_date(domain::Instant instant) {
    constexpr std::string_view kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const time = date::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(instant.ms));
    auto const day = date::floor<date::days>(time);
    auto const ymd = date::year_month_day(day);
    auto const clock = date::hh_mm_ss(date::floor<std::chrono::seconds>(time) - day);
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000", kDays[date::weekday(day).c_encoding()],
                       static_cast<unsigned>(ymd.day()), kMonths[static_cast<unsigned>(ymd.month()) - 1],
                       static_cast<int>(ymd.year()), clock.hours().count(), clock.minutes().count(),
                       clock.seconds().count());
}

struct Words {
    std::string_view subject;  ///< at most 45 bytes
    std::string_view one;
    std::string_view many;  ///< {} = how many
    std::string_view handovers;
    std::string_view cases;
    std::string_view milestones;
    std::string_view read;
    std::string_view why;
    std::string_view confirm_subject;  ///< at most 45 bytes
    std::string_view confirm;          ///< {} = the code
    std::string_view confirm_where;    ///< {} = the installation
    std::string_view confirm_why;
};

Words const& words_of(domain::Language language) {
    static constexpr Words kFi{
        .subject = "Uusia ilmoituksia Polussa",
        .one = "Sinulle on Polussa yksi uusi ilmoitus.",
        .many = "Sinulle on Polussa {} uutta ilmoitusta.",
        .handovers = "Siirrot: {}",
        .cases = "Asiat ja suunnitelmat: {}",
        .milestones = "Etapit: {}",
        .read = "Lue ilmoitukset:",
        .why =
            "Saat tämän viestin, koska olet valinnut sähköpostin ilmoitusten asetuksissa. Viestissä ei ole "
            "asiakkaan tietoja. Älä vastaa tähän viestiin.",
        .confirm_subject = "Vahvista osoitteesi Polussa",
        .confirm = "Koodisi on {}",
        .confirm_where =
            "Kirjoita se Polkuun: {}/notices, kohta Sähköposti. Koodi on voimassa 24 tuntia, ja vain uusin koodi "
            "kelpaa.",
        .confirm_why =
            "Saat tämän viestin, koska joku on antanut Polussa tämän osoitteen omien ilmoitustensa osoitteeksi. Jos se "
            "et ollut sinä, sinun ei tarvitse tehdä mitään. Älä vastaa tähän viestiin.",
    };
    static constexpr Words kSv{
        .subject = "Nya meddelanden i Polku",
        .one = "Du har ett nytt meddelande i Polku.",
        .many = "Du har {} nya meddelanden i Polku.",
        .handovers = "Överföringar: {}",
        .cases = "Ärenden och planer: {}",
        .milestones = "Etapper: {}",
        .read = "Läs meddelandena:",
        .why =
            "Du får det här brevet eftersom du har valt e-post i inställningarna för meddelanden. Brevet innehåller "
            "inga klientuppgifter. Svara inte på det här brevet.",
        .confirm_subject = "Bekräfta din adress i Polku",
        .confirm = "Din kod är {}",
        .confirm_where =
            "Skriv den i Polku: {}/notices, under E-post. Koden gäller i 24 timmar, och bara den nyaste koden duger.",
        .confirm_why =
            "Du får det här brevet eftersom någon i Polku har gett den här adressen som sin egen för meddelanden. Om "
            "det "
            "inte var du behöver du inte göra något. Svara inte på det här brevet.",
    };
    static constexpr Words kEn{
        .subject = "New notices in Polku",
        .one = "You have one new notice in Polku.",
        .many = "You have {} new notices in Polku.",
        .handovers = "Handovers: {}",
        .cases = "Cases and plans: {}",
        .milestones = "Milestones: {}",
        .read = "Read them:",
        .why =
            "You get this message because you chose e-mail in the settings of notices. It holds nothing about any "
            "client. Please do not answer it.",
        .confirm_subject = "Confirm your address in Polku",
        .confirm = "Your code is {}",
        .confirm_where =
            "Type it in Polku: {}/notices, under E-mail. It is good for 24 hours, and only the newest code counts.",
        .confirm_why =
            "You get this message because somebody in Polku gave this address as their own for notices. If it was not "
            "you, there is nothing to do. Please do not answer it.",
    };
    switch (language) {
        case domain::Language::fi: return kFi;
        case domain::Language::sv: return kSv;
        case domain::Language::en: return kEn;
    }
    return kFi;
}

std::string body_of(Mail const& mail, std::string_view link) {
    auto const& words = words_of(mail.language);
    auto const& counts = mail.counts;
    std::string body(counts.all() == 1 ? std::string(words.one) : fmt::format(fmt::runtime(words.many), counts.all()));
    body += "\r\n\r\n";
    auto const line = [&](std::string_view form, int count) {
        if (count > 0) body += "  " + fmt::format(fmt::runtime(form), count) + "\r\n";
    };
    line(words.handovers, counts.handovers);
    line(words.cases, counts.cases);
    line(words.milestones, counts.milestones);
    body += fmt::format("\r\n{} {}/notices\r\n\r\n{}\r\n", words.read, link, words.why);
    return body;
}

/// What every letter has around its words.
struct Envelope {
    std::string_view address;
    domain::Id const& id;
    domain::Instant at;
    domain::Language language;
    std::string_view subject;
};

Letter sealed(Envelope const& envelope, std::string_view body, MailOptions const& options) {
    auto const domain_of_sender = options.from.substr(options.from.find('@') + 1);
    auto text = fmt::format(
        "Date: {}\r\nFrom: {} <{}>\r\nTo: {}\r\nMessage-ID: <{}@{}>\r\nSubject: {}\r\n"
        "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Language: {}\r\n"
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n",
        header_date(envelope.at), header_word(options.sender), options.from, envelope.address, envelope.id.text,
        domain_of_sender, header_word(envelope.subject), domain::language_code(envelope.language));
    text += base64_lines(body);
    return {.from = options.from, .to = std::string(envelope.address), .text = std::move(text)};
}

}  // namespace

Letter letter_of(Mail const& mail, MailOptions const& options) {
    return sealed({.address = mail.address,
                   .id = mail.id,
                   .at = mail.made_at,
                   .language = mail.language,
                   .subject = words_of(mail.language).subject},
                  body_of(mail, options.link), options);
}

Letter confirmation_letter(Confirmation const& confirmation, std::string_view code, domain::Id const& id,
                           domain::Instant now, MailOptions const& options) {
    auto const& words = words_of(confirmation.language);
    auto const body = fmt::format("{}\r\n\r\n{}\r\n\r\n{}\r\n", fmt::format(fmt::runtime(words.confirm), code),
                                  fmt::format(fmt::runtime(words.confirm_where), options.link), words.confirm_why);
    return sealed({.address = confirmation.address,
                   .id = id,
                   .at = now,
                   .language = confirmation.language,
                   .subject = words.confirm_subject},
                  body, options);
}

}  // namespace polku::notices
