// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.ingest.flow.SafeXml;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The numbers of a document's notes as Word shows them (ISO/IEC 29500-1, 17.11): footnotes and
 * endnotes count by themselves, in formats of their own, and begin anew where the document or a
 * section says so. Belongs to one thread.
 */
final class NoteNumbers {
  private static final String FOOT = "footnotePr";
  private static final String END = "endnotePr";

  /** What is said of one kind of notes; empty for what is not told. */
  private record Rules(String format, String start, String restart) {
    static final Rules NONE = new Rules("", "", "");

    Rules with(String name, String value) {
      return switch (name) {
        case "numFmt" -> new Rules(value, start, restart);
        case "numStart" -> new Rules(format, value, restart);
        case "numRestart" -> new Rules(format, start, value);
        default -> this;
      };
    }

    Rules over(Rules all) {
      return new Rules(
          format.isEmpty() ? all.format : format,
          start.isEmpty() ? all.start : start,
          restart.isEmpty() ? all.restart : restart);
    }

    int first() {
      return start.matches("[0-9]{1,6}") ? Integer.parseInt(start) : 1;
    }
  }

  /** By the kind of notes. */
  private final Map<String, Rules> all = new HashMap<>();

  private final List<Map<String, Rules>> sections = new ArrayList<>();
  private final Map<String, Integer> next = new HashMap<>();
  private int section;

  private NoteNumbers() {
    all.put(FOOT, new Rules("decimal", "", ""));
    all.put(END, new Rules("lowerRoman", "", ""));
  }

  /** As a document's settings and the ends of its sections say. */
  static NoteNumbers of(Optional<byte[]> settings, Optional<byte[]> text)
      throws XMLStreamException {
    NoteNumbers numbers = new NoteNumbers();
    if (settings.isPresent()) {
      read(settings.get(), numbers.all);
    }
    if (text.isPresent() && speaksOfNotes(text.get())) {
      numbers.readSections(text.get());
    }
    for (String kind : List.of(FOOT, END)) {
      numbers.next.put(kind, numbers.rules(kind).first());
    }
    return numbers;
  }

  /** Most texts do not, and need not be gone through twice. */
  private static boolean speaksOfNotes(byte[] text) {
    String characters = new String(text, StandardCharsets.ISO_8859_1);
    return characters.contains(FOOT) || characters.contains(END);
  }

  private static void read(byte[] part, Map<String, Rules> into) throws XMLStreamException {
    XMLStreamReader in = SafeXml.reader(new ByteArrayInputStream(part));
    while (in.hasNext()) {
      if (in.next() == XMLStreamConstants.START_ELEMENT) {
        rules(in, into);
      }
    }
  }

  private void readSections(byte[] text) throws XMLStreamException {
    XMLStreamReader in = SafeXml.reader(new ByteArrayInputStream(text));
    Map<String, Rules> open = new HashMap<>();
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (in.getLocalName()) {
          case "sectPr" -> open = new HashMap<>();
          case "sectPrChange" -> DocxRuns.skip(in);
          default -> rules(in, open);
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals("sectPr")) {
        sections.add(open);
      }
    }
  }

  /** Reads what is said of notes, if the element that has begun does. */
  private static void rules(XMLStreamReader in, Map<String, Rules> into) throws XMLStreamException {
    String kind = in.getLocalName();
    if (!kind.equals(FOOT) && !kind.equals(END)) {
      return;
    }
    Rules said = Rules.NONE;
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        said = said.with(in.getLocalName(), SafeXml.attribute(in, "val"));
      } else if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals(kind)) {
        break;
      }
    }
    into.put(kind, said.over(into.getOrDefault(kind, Rules.NONE)));
  }

  private Rules own(String kind) {
    return section < sections.size()
        ? sections.get(section).getOrDefault(kind, Rules.NONE)
        : Rules.NONE;
  }

  private Rules rules(String kind) {
    return own(kind).over(all.getOrDefault(kind, Rules.NONE));
  }

  /** The number of the next note; counts it. */
  String next(boolean endnote) {
    String kind = endnote ? END : FOOT;
    int number = next.getOrDefault(kind, 1);
    next.put(kind, number + 1);
    return NumberFormat.of(rules(kind).format, number);
  }

  /** A section has ended. */
  void endSection() {
    section++;
    for (String kind : List.of(FOOT, END)) {
      if (rules(kind).restart.equals("eachSect") || !own(kind).start.isEmpty()) {
        next.put(kind, rules(kind).first());
      }
    }
  }

  /** A page has ended where Word last saw it end. */
  void endPage() {
    if (rules(FOOT).restart.equals("eachPage")) {
      next.put(FOOT, rules(FOOT).first());
    }
  }
}
