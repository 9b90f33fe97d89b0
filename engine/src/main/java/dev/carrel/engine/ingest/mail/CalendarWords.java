// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an invitation says (iCalendar, RFC 5545), a line for each thing that a person asks for. */
final class CalendarWords {
  private static final Pattern FOLD = Pattern.compile("\\R[ \\t]");
  private static final Pattern LINE =
      Pattern.compile("(?<name>[A-Za-z-]+)(?<with>(?:;(?:\"[^\"]*\"|[^\":])*)?):(?<value>.*)");
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(?:T(\\d\\d)(\\d\\d)(\\d\\d)?(Z)?)?");
  private static final Pattern ZONE = Pattern.compile("(?i);TZID=\"?([^\";:]+)");
  private static final Pattern CALLED = Pattern.compile("(?i);CN=(?:\"([^\"]*)\"|([^;:]*))");
  private static final int MOST_EVENTS = 500;
  private static final int MOST_LINES = 20_000;

  private final List<String> said = new ArrayList<>();
  private String method = "";

  /** What is open: an event, or a part of it such as an alarm. */
  private final List<String> within = new ArrayList<>();

  private final List<String> event = new ArrayList<>();
  private final List<String> with = new ArrayList<>();
  private String summary = "";
  private int events;

  private CalendarWords() {}

  /** The lines of a calendar's events and tasks; none if it has none. */
  static List<String> of(String calendar) {
    CalendarWords words = new CalendarWords();
    FOLD.matcher(calendar).replaceAll("").lines().limit(MOST_LINES).forEach(words::line);
    return words.said;
  }

  private void line(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return;
    }
    String name = parts.group("name").toUpperCase(Locale.ROOT);
    String value = parts.group("value").strip();
    switch (name) {
      case "BEGIN" -> within.add(value.toUpperCase(Locale.ROOT));
      case "END" -> end();
      case "METHOD" -> method = value.toUpperCase(Locale.ROOT);
      default -> {
        if (!within.isEmpty() && isEvent(within.getLast())) {
          property(name, parts.group("with"), value);
        }
      }
    }
  }

  private static boolean isEvent(String component) {
    return component.equals("VEVENT") || component.equals("VTODO");
  }

  private void property(String name, String parameters, String value) {
    String text = text(value);
    switch (name) {
      case "SUMMARY" -> summary = text;
      case "DTSTART" -> event.add("Begins: " + date(value, parameters));
      case "DTEND" -> event.add("Ends: " + date(value, parameters));
      case "DUE" -> event.add("Due: " + date(value, parameters));
      case "DURATION" -> event.add("Lasts: " + value);
      case "RRULE" -> event.add("Repeated: " + value);
      case "LOCATION" -> add("Where: ", text);
      case "STATUS" -> add("State: ", text.toLowerCase(Locale.ROOT));
      case "ORGANIZER" -> add("Organized by: ", person(value, parameters));
      case "ATTENDEE" -> with.add(person(value, parameters));
      case "DESCRIPTION" -> add("", text);
      default -> {}
    }
  }

  private void add(String before, String text) {
    if (!text.isEmpty()) {
      event.add(before + text);
    }
  }

  private void end() {
    String component = within.isEmpty() ? "" : within.removeLast();
    if (!isEvent(component)) {
      return;
    }
    if (++events <= MOST_EVENTS) {
      said.add("[%s%s]".formatted(kind(), summary.isEmpty() ? "" : ": " + summary));
      said.addAll(event);
      if (!with.isEmpty()) {
        said.add("With: " + String.join(", ", with));
      }
    }
    event.clear();
    with.clear();
    summary = "";
  }

  private String kind() {
    return switch (method) {
      case "REQUEST" -> "Invitation";
      case "CANCEL" -> "Cancelled";
      case "REPLY" -> "Answer to an invitation";
      case "COUNTER" -> "Another time proposed";
      default -> "Appointment";
    };
  }

  private static String date(String value, String parameters) {
    Matcher date = DATE.matcher(value);
    if (!date.matches()) {
      return value;
    }
    String day = date.group(1) + "-" + date.group(2) + "-" + date.group(3);
    if (date.group(4) == null) {
      return day;
    }
    Matcher zone = ZONE.matcher(parameters);
    String where = date.group(7) != null ? " UTC" : zone.find() ? " (" + zone.group(1) + ")" : "";
    return day + " " + date.group(4) + ":" + date.group(5) + where;
  }

  private static String person(String value, String parameters) {
    String address = value.replaceFirst("(?i)^mailto:", "");
    Matcher called = CALLED.matcher(parameters);
    String name = "";
    if (called.find()) {
      name = called.group(1) != null ? called.group(1) : called.group(2);
    }
    return name.isBlank() || name.equals(address) ? address : name + " <" + address + ">";
  }

  private static String text(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        char next = value.charAt(++i);
        text.append(next == 'n' || next == 'N' ? '\n' : next);
      } else {
        text.append(c);
      }
    }
    return text.toString().strip();
  }
}
