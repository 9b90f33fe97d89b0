// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.sheet;

import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.MadeBy;
import dev.carrel.engine.ingest.flow.PartLinks;
import dev.carrel.engine.ingest.flow.SafeXml;
import dev.carrel.engine.ingest.flow.ZipParts;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What was remarked on the cells of a sheet: notes, and threads of comments, for each of which a
 * note stands in the file as well.
 */
final class XlsxComments {
  /** The parts that hold them. */
  static final String PARTS =
      "xl/worksheets/_rels/[^/]+\\.rels|xl/(?:comments/)?comments?\\d*\\.xml"
          + "|xl/threadedComments/[^/]+\\.xml|xl/persons/[^/]+\\.xml";

  private static final Pattern ROW = Pattern.compile("[A-Za-z]{1,3}(\\d{1,7})");

  private final ZipParts zip;
  private final Watch watch;
  private final Map<String, String> people = new HashMap<>();

  XlsxComments(ZipParts zip, Watch watch) throws XMLStreamException {
    this.zip = zip;
    this.watch = watch;
    for (String part : List.of("xl/persons/person.xml", "xl/persons/persons.xml")) {
      Optional<InputStream> known = zip.open(part);
      if (known.isPresent()) {
        readPeople(SafeXml.reader(known.get()));
      }
    }
  }

  /** Of a sheet's part: lines by the number of their row, from 1; those of no cell in row 0. */
  NavigableMap<Integer, List<String>> of(String sheet) throws XMLStreamException {
    PartLinks links = PartLinks.of(zip, sheet);
    Map<String, List<String>> threads = new HashMap<>();
    for (String part : links.parts("threadedComment")) {
      Optional<InputStream> in = zip.open(part);
      if (in.isPresent()) {
        readThreads(SafeXml.reader(in.get()), threads);
      }
    }
    Map<String, List<String>> notes = new HashMap<>();
    for (String part : links.parts("/comment")) {
      Optional<InputStream> in = zip.open(part);
      if (in.isPresent()) {
        readNotes(SafeXml.reader(in.get()), notes);
      }
    }
    notes.forEach(threads::putIfAbsent);
    TreeMap<Integer, List<String>> rows = new TreeMap<>();
    new TreeMap<>(threads)
        .forEach(
            (cell, lines) -> {
              var row = ROW.matcher(cell);
              int number = row.matches() ? Integer.parseInt(row.group(1)) : 0;
              rows.computeIfAbsent(number, n -> new ArrayList<>()).addAll(lines);
            });
    return rows;
  }

  private void readPeople(XMLStreamReader in) throws XMLStreamException {
    while (in.hasNext()) {
      watch.check();
      if (in.next() == XMLStreamConstants.START_ELEMENT && in.getLocalName().equals("person")) {
        people.put(SafeXml.attribute(in, "id"), SafeXml.attribute(in, "displayName").strip());
      }
    }
  }

  private void readThreads(XMLStreamReader in, Map<String, List<String>> lines)
      throws XMLStreamException {
    String cell = "";
    String by = "";
    while (in.hasNext()) {
      watch.check();
      if (in.next() == XMLStreamConstants.START_ELEMENT) {
        switch (in.getLocalName()) {
          case "threadedComment" -> {
            cell = SafeXml.attribute(in, "ref");
            by = people.getOrDefault(SafeXml.attribute(in, "personId"), "");
          }
          case "text" -> add(lines, cell, by, in.getElementText());
          default -> {}
        }
      }
    }
  }

  private void readNotes(XMLStreamReader in, Map<String, List<String>> lines)
      throws XMLStreamException {
    List<String> authors = new ArrayList<>();
    String cell = "";
    String by = "";
    StringBuilder text = new StringBuilder();
    while (in.hasNext()) {
      watch.check();
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (in.getLocalName()) {
          case "author" -> authors.add(in.getElementText().strip());
          case "comment" -> {
            cell = SafeXml.attribute(in, "ref");
            String at = SafeXml.attribute(in, "authorId");
            int author = at.matches("\\d{1,6}") ? Integer.parseInt(at) : -1;
            by = author >= 0 && author < authors.size() ? authors.get(author) : "";
            text.setLength(0);
          }
          case "t" -> text.append(in.getElementText());
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals("comment")) {
        add(lines, cell, by, text.toString());
      }
    }
  }

  /** A note begins with its author's name where Excel put it there. */
  private static void add(Map<String, List<String>> lines, String cell, String by, String text) {
    String words = text.replaceAll("\\s+", " ").strip();
    String bare =
        !by.isEmpty() && words.startsWith(by + ":")
            ? words.substring(by.length() + 1).strip()
            : words;
    if (!bare.isEmpty()) {
      lines
          .computeIfAbsent(cell, c -> new ArrayList<>())
          .add("[Comment" + MadeBy.of(by) + " at " + cell + ": " + bare + "]");
    }
  }
}
