// SPDX-License-Identifier: MIT
#include "store/identity.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <ctime>

#include "store/names.h"

namespace planrev::store {
namespace {

struct Person {
  std::string name;
  std::string mail;
};

struct Moment {
  git_time_t seconds = 0;  // since 1970, UTC
  int offset = 0;          // minutes east of Greenwich
};

std::string Environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? "" : value;
}

std::string Configured(git_config* config, const char* key) {
  Buffer value;
  return git_config_get_string_buf(&value.git, config, key) < 0 ? "" : value.Text();
}

int OffsetOf(const std::tm& time) { return static_cast<int>(time.tm_gmtoff / 60); }

Moment Now() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return {now, OffsetOf(local)};
}

// "1624008600 +0100", with or without "@": how git itself stores a date.
std::optional<Moment> ParseRaw(const std::string& text) {
  std::tm time{};
  const char* begin = text.c_str() + (text.starts_with("@") ? 1 : 0);
  const char* end = text.c_str() + text.size();
  Moment moment;
  const auto [rest, error] = std::from_chars(begin, end, moment.seconds);
  if (error != std::errc() || moment.seconds < 0) return std::nullopt;
  if (rest == end && text.starts_with("@")) return moment;
  const char* parsed = strptime(rest, " %z", &time);
  if (parsed == nullptr || *parsed != '\0') return std::nullopt;
  moment.offset = OffsetOf(time);
  return moment;
}

// One of the written forms, with its offset, or without one and then in local time.
std::optional<Moment> ParseWritten(const std::string& text, const char* format) {
  std::tm time{};
  const char* rest = strptime(text.c_str(), format, &time);
  if (rest == nullptr) return std::nullopt;
  if (*rest == '\0') {
    time.tm_isdst = -1;
    const std::time_t seconds = std::mktime(&time);
    return Moment{seconds, OffsetOf(time)};
  }
  rest = strptime(rest, " %z", &time);
  if (rest == nullptr || *rest != '\0') return std::nullopt;
  const int offset = OffsetOf(time);
  return Moment{timegm(&time) - offset * 60, offset};
}

Moment ParseMoment(const std::string& text) {
  if (const auto raw = ParseRaw(text)) return *raw;
  for (const char* format : {"%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%a, %d %b %Y %H:%M:%S", "%d %b %Y %H:%M:%S"}) {
    if (const auto moment = ParseWritten(text, format)) return *moment;
  }
  throw Error(ErrorKind::kUsage, "cannot read the date '" + text + "': the form is not known",
              "write it as 2021-06-18T09:30:00+01:00");
}

Person ParsePerson(const std::string& text) {
  const std::string clean = CleanName(text, "author");
  const size_t open = clean.rfind('<');
  if (open != std::string::npos && clean.ends_with('>')) {
    const Person person{CleanName(clean.substr(0, open), "author"),
                        CleanName(clean.substr(open + 1, clean.size() - open - 2), "author")};
    if (!person.name.empty() && !person.mail.empty()) return person;
  }
  throw Error(ErrorKind::kUsage, "cannot read the author '" + clean + "': it is not of the form \"Name <mail>\"");
}

// `role` is AUTHOR or COMMITTER. Name or mail may be empty: nobody said.
Person FindPerson(git_config* config, const std::string& role) {
  Person person{Environment("GIT_" + role + "_NAME"), Environment("GIT_" + role + "_EMAIL")};
  if (person.name.empty()) person.name = Configured(config, "user.name");
  if (person.mail.empty()) person.mail = Configured(config, "user.email");
  if (person.mail.empty()) person.mail = Environment("EMAIL");
  return {CleanName(person.name, "name"), CleanName(person.mail, "mail address")};
}

Moment FindMoment(const std::string& role) {
  const std::string date = Environment("GIT_" + role + "_DATE");
  return date.empty() ? Now() : ParseMoment(date);
}

Signature Sign(const Person& person, const Moment& moment, bool can_say) {
  if (person.name.empty() || person.mail.empty()) {
    throw Error(ErrorKind::kUsage, "cannot tell who you are: git has no user.name and user.email",
                std::string("git config --global user.name \"Your Name\"; git config --global user.email ") +
                    "you@example.org" + (can_say ? "; or give --author \"Your Name <you@example.org>\"" : ""));
  }
  Signature signature;
  const int code =
      git_signature_new(Out(signature), person.name.c_str(), person.mail.c_str(), moment.seconds, moment.offset);
  if (code >= 0) return signature;
  throw Error(ErrorKind::kUsage, "cannot use the name '" + person.name + "': nothing but punctuation is in it");
}

std::string Format(std::time_t seconds, const char* format) {
  std::tm time{};
  gmtime_r(&seconds, &time);
  std::array<char, 64> text;
  return std::string(text.data(), std::strftime(text.data(), text.size(), format, &time));
}

}  // namespace

Identity WhoAndWhen(git_repository* repository, const std::optional<std::string>& author, bool can_say) {
  Config config;
  const int code = repository != nullptr ? git_repository_config_snapshot(Out(config), repository)
                                         : git_config_open_default(Out(config));
  Check(code, "cannot read git's configuration");
  const Person writer = author ? ParsePerson(*author) : FindPerson(config.get(), "AUTHOR");
  Person committer = FindPerson(config.get(), "COMMITTER");
  if (author && (committer.name.empty() || committer.mail.empty())) committer = writer;
  return {Sign(writer, FindMoment("AUTHOR"), can_say), Sign(committer, FindMoment("COMMITTER"), can_say), false};
}

std::string NameAndMail(const git_signature& signature) {
  return std::string(signature.name) + " <" + signature.email + ">";
}

std::string InUtc(const git_signature& signature) { return Format(signature.when.time, "%Y-%m-%dT%H:%M:%SZ"); }

std::string LocalDay(const git_signature& signature) {
  return Format(signature.when.time + signature.when.offset * 60, "%Y-%m-%d");
}

}  // namespace planrev::store
