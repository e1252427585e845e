#include "deploy/settings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <stdexcept>

namespace polku::deploy {

namespace {

using runtime::Setting;
using runtime::SettingKind;

constexpr std::string_view kUsualFile = "polku.toml";
constexpr std::int64_t kHighestPort = 65535;

constexpr Setting kKnown[] = {
    {"data", SettingKind::text, "the data directory; ./data unless told"},
    {"web", SettingKind::text, "the built web application; none unless told"},
    {"installation.name", SettingKind::text, "what this installation is called"},
    {"identity.second_factor", SettingKind::text, "off, offered or demanded of staff at sign-in; offered unless told"},
    {"journal.checkpoint_to", SettingKind::text,
     "a folder that this machine's operator cannot change; checkpoints in the data directory unless told"},
    {"limits.person_per_minute", SettingKind::integer, "requests of one person; 1200 unless told, 0 = no limit"},
    {"limits.address_per_minute", SettingKind::integer, "requests from one address; 6000 unless told, 0 = no limit"},
    {"limits.own_machine", SettingKind::boolean, "true = also what comes over the loopback address is limited"},
    {"log.level", SettingKind::text, "debug, info, warn or error; info unless told"},
    {"notices.mail.host", SettingKind::text, "the mail server for digests of notices; no e-mail is sent unless told"},
    {"notices.mail.port", SettingKind::integer, "587 unless told; 465 with tls = implicit"},
    {"notices.mail.tls", SettingKind::text,
     "starttls, implicit, or none (for a mail server on this machine); starttls unless told"},
    {"notices.mail.authority", SettingKind::text,
     "PEM file of whoever signs the mail server's certificate; the system's authorities unless told"},
    {"notices.mail.user", SettingKind::text, "whom to sign in as; nobody unless told"},
    {"notices.mail.password_file", SettingKind::text, "a file whose first line is that user's password"},
    {"notices.mail.from", SettingKind::text, "the sender's address; with notices.mail.host"},
    {"notices.mail.link", SettingKind::text,
     "where people find this installation, https://...; with notices.mail.host"},
    {"server.address", SettingKind::text, "where to listen; 127.0.0.1 unless told"},
    {"server.port", SettingKind::integer, "8443 unless told; 0 = any free one"},
    {"server.hosts", SettingKind::texts, "the host names that are answered; localhost unless told"},
    {"server.metrics_port", SettingKind::integer,
     "of /metrics and /ready on the loopback address; 8444 unless told (and the next ones for a part by itself)"},
    {"server.threads", SettingKind::integer, "0 = one for each core"},
    {"server.tls", SettingKind::boolean, "false = plain HTTP, behind a proxy on the same machine"},
    {"server.certificate", SettingKind::text, "PEM file; one is made when none is named"},
    {"server.key", SettingKind::text, "PEM file of the certificate's key"},
    {"services.only", SettingKind::texts, "the parts of this process; all of them unless told"},
    {"services.identity", SettingKind::text,
     "where it answers when it runs by itself, unix:/path or https://host:port; a socket in the data directory unless "
     "told; so too the next five"},
    {"services.casework", SettingKind::text, "as services.identity"},
    {"services.outcomes", SettingKind::text, "as services.identity"},
    {"services.payments", SettingKind::text, "as services.identity"},
    {"services.notices", SettingKind::text, "as services.identity"},
    {"services.journal", SettingKind::text, "as services.identity"},
    {"services.certificate", SettingKind::text, "PEM file that shows the other parts who this is; for https"},
    {"services.key", SettingKind::text, "PEM file of that certificate's key"},
    {"services.authority", SettingKind::text, "PEM file of whoever signs the certificates of all parts"},
    {"services.person_private_key", SettingKind::text,
     "PEM file that the gateway signs with who asks; in the data directory unless told"},
    {"services.person_public_key", SettingKind::text,
     "PEM file that the services verify it with; in the data directory unless told"},
};

std::uint16_t port_of(runtime::Settings const& settings, std::string_view key, std::uint16_t usual) {
    auto const port = settings.integer(key);
    if (!port) return usual;
    if (*port < 0 || *port > kHighestPort)
        throw std::runtime_error(fmt::format("{} is a number from 0 to {}", key, kHighestPort));
    return static_cast<std::uint16_t>(*port);
}

std::int64_t limit_of(runtime::Settings const& settings, std::string_view key, std::int64_t usual) {
    auto const limit = settings.integer(key).value_or(usual);
    if (limit < 0) throw std::runtime_error(fmt::format("{} is 0 or more", key));
    return limit;
}

gateway::Limits limits_of(runtime::Settings const& settings) {
    gateway::Limits limits;
    limits.person_per_minute = limit_of(settings, "limits.person_per_minute", limits.person_per_minute);
    limits.address_per_minute = limit_of(settings, "limits.address_per_minute", limits.address_per_minute);
    limits.own_machine = settings.boolean("limits.own_machine").value_or(false);
    return limits;
}

identity::SecondFactorPolicy second_factor_of(runtime::Settings const& settings) {
    auto const text = settings.text("identity.second_factor").value_or("offered");
    auto const policy = domain::value_of<identity::SecondFactorPolicy>(identity::kSecondFactorPolicyNames, text);
    if (!policy) throw std::runtime_error("identity.second_factor is off, offered or demanded");
    return *policy;
}

constexpr domain::Name<notices::MailTls> kMailTlsNames[] = {{"implicit", notices::MailTls::implicit},
                                                            {"starttls", notices::MailTls::starttls},
                                                            {"none", notices::MailTls::none}};

/// Requires that what belongs together is named together, and that no password goes over an open line.
std::optional<notices::MailOptions> mail_of(runtime::Settings const& settings, std::string const& installation) {
    notices::MailOptions mail;
    auto const tls =
        domain::value_of<notices::MailTls>(kMailTlsNames, settings.text("notices.mail.tls").value_or("starttls"));
    if (!tls) throw std::runtime_error("notices.mail.tls is starttls, implicit or none");
    mail.tls = *tls;
    constexpr std::uint16_t kSubmission = 587;
    constexpr std::uint16_t kSubmissions = 465;
    mail.port = port_of(settings, "notices.mail.port", *tls == notices::MailTls::implicit ? kSubmissions : kSubmission);
    if (auto const file = settings.text("notices.mail.authority")) mail.authority = *file;
    mail.user = settings.text("notices.mail.user");
    if (auto const file = settings.text("notices.mail.password_file")) mail.password_file = *file;
    mail.from = settings.text("notices.mail.from").value_or("");
    mail.link = settings.text("notices.mail.link").value_or("");
    mail.sender = installation;
    auto const host = settings.text("notices.mail.host");
    if (!host) {
        if (!mail.from.empty() || !mail.link.empty() || mail.user || mail.password_file)
            throw std::runtime_error("notices.mail.* is for a mail server: name notices.mail.host");
        return std::nullopt;
    }
    mail.host = *host;
    if (!mail.from.contains('@') || mail.from.find_first_of(" <>\r\n") != std::string::npos)
        throw std::runtime_error("notices.mail.from is the address that e-mail is sent from");
    if (!mail.link.starts_with("https://") && !mail.link.starts_with("http://"))
        throw std::runtime_error("notices.mail.link is where people find this installation, https://...");
    while (mail.link.ends_with('/')) mail.link.pop_back();
    if (mail.user.has_value() != mail.password_file.has_value())
        throw std::runtime_error("notices.mail.user and notices.mail.password_file are named together");
    if (mail.user && *tls == notices::MailTls::none)
        throw std::runtime_error("notices.mail.user needs notices.mail.tls: a password would be read on the way");
    return mail;
}

/// Which parts are in this process, and how it reaches the others.
void read_parts(runtime::Settings const& settings, ServeOptions& options) {
    if (auto const only = settings.texts("services.only")) {
        options.here.clear();
        for (auto const& text : *only) {
            auto const part = parse_part(text);
            if (!part) {
                throw std::runtime_error(fmt::format(
                    "{} is not a part of Polku: gateway, identity, casework, outcomes, payments, notices, journal",
                    text));
            }
            options.here.insert(*part);
        }
        if (options.here.empty()) throw std::runtime_error("services.only names no part");
    }
    auto network = false;
    for (auto const part : every_part()) {
        if (part == Part::gateway) continue;
        auto const key = fmt::format("services.{}", name(part));
        auto const text = settings.text(key);
        if (!text) continue;
        auto address = http::parse_address(*text);
        if (!address) throw std::runtime_error(fmt::format("{}: {}", key, address.error()));
        network = network || std::holds_alternative<http::NetworkAddress>(*address);
        options.services.emplace(part, std::move(*address));
    }
    auto const certificate = settings.text("services.certificate");
    auto const key = settings.text("services.key");
    auto const authority = settings.text("services.authority");
    if (certificate && key && authority) {
        options.services_certificate = CertificateFiles{*certificate, *key, *authority};
    } else if (network || certificate || key || authority) {
        throw std::runtime_error(
            "services.certificate, services.key and services.authority are named together, and for every https "
            "address");
    }
    if (auto const file = settings.text("services.person_private_key")) options.person_private_key = *file;
    if (auto const file = settings.text("services.person_public_key")) options.person_public_key = *file;
}

}  // namespace

std::span<Setting const> known_settings() { return kKnown; }

ServeOptions read_serve_options(std::optional<std::filesystem::path> const& file,
                                std::vector<std::pair<std::string, std::string>> flags) {
    auto named = file;
    if (!named && std::filesystem::exists(kUsualFile)) named = kUsualFile;
    auto const settings = runtime::read_settings(
        kKnown, {.file = named, .environment = runtime::process_environment(), .flags = std::move(flags)});
    if (!settings) throw std::runtime_error(fmt::format("{}", fmt::join(settings.error(), "\n")));

    ServeOptions options;
    options.data = settings->text("data").value_or("data");
    if (auto const web = settings->text("web")) options.web = *web;
    options.name = settings->text("installation.name").value_or(options.name);
    if (auto const folder = settings->text("journal.checkpoint_to")) options.checkpoint_to = *folder;
    options.second_factor = second_factor_of(*settings);
    options.limits = limits_of(*settings);
    options.mail = mail_of(*settings, options.name);
    options.log_level = settings->text("log.level").value_or(options.log_level);
    options.address = settings->text("server.address").value_or(options.address);
    options.port = port_of(*settings, "server.port", options.port);
    read_parts(*settings, options);
    options.metrics_port = port_of(*settings, "server.metrics_port", usual_metrics_port(options.here));
    options.hosts = settings->texts("server.hosts").value_or(options.hosts);
    options.threads = static_cast<int>(settings->integer("server.threads").value_or(0));
    options.tls = settings->boolean("server.tls").value_or(true);
    auto const certificate = settings->text("server.certificate");
    auto const key = settings->text("server.key");
    if (certificate.has_value() != key.has_value())
        throw std::runtime_error("server.certificate and server.key are named together");
    if (certificate) options.certificate = CertificateFiles{*certificate, *key};
    return options;
}

}  // namespace polku::deploy
