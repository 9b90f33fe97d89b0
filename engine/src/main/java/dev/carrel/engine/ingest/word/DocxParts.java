// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.SafeXml;
import dev.carrel.engine.ingest.flow.ZipParts;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What the text of a document refers to: styles, lists, notes, comments, heads and feet. */
final class DocxParts {
  /**
   * A comment.
   *
   * @param by who made it, with the day if it is told
   */
  record Comment(String by, String text) {}

  private final Styles styles;
  private final Numbering numbering;
  private final Map<String, Comment> comments = new HashMap<>();
  private final Map<String, String> notes = new HashMap<>();
  private final Set<String> heads = new LinkedHashSet<>();
  private final Watch watch;

  DocxParts(ZipParts zip, Watch watch) throws XMLStreamException {
    this.watch = watch;
    Optional<InputStream> styled = zip.open("word/styles.xml");
    styles = styled.isPresent() ? Styles.of(styled.get()) : Styles.none();
    Optional<InputStream> numbered = zip.open("word/numbering.xml");
    numbering = numbered.isPresent() ? Numbering.of(numbered.get()) : Numbering.none();
    for (String name : List.of("word/footnotes.xml", "word/endnotes.xml", "word/comments.xml")) {
      Optional<InputStream> part = zip.open(name);
      if (part.isPresent()) {
        read(SafeXml.reader(part.get()));
      }
    }
    for (int i = 0; i < 20; i++) {
      for (String kind : List.of("header", "footer")) {
        Optional<InputStream> part = zip.open("word/" + kind + (i == 0 ? "" : i) + ".xml");
        if (part.isPresent()) {
          String words = words(SafeXml.reader(part.get()));
          if (words.codePoints().anyMatch(Character::isLetter)) {
            heads.add(words);
          }
        }
      }
    }
  }

  private void read(XMLStreamReader in) throws XMLStreamException {
    String id = "";
    String kind = "";
    String by = "";
    boolean separator = false;
    StringBuilder text = new StringBuilder();
    while (in.hasNext()) {
      watch.check();
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (in.getLocalName()) {
          case "footnote", "endnote", "comment" -> {
            kind = in.getLocalName();
            id = SafeXml.attribute(in, "id");
            separator = kind.equals("comment") ? false : !SafeXml.attribute(in, "type").isEmpty();
            String day = SafeXml.attribute(in, "date");
            by = SafeXml.attribute(in, "author").strip();
            by += day.length() >= 10 ? (by.isEmpty() ? "" : ", ") + day.substring(0, 10) : "";
            text.setLength(0);
          }
          case "t" -> text.append(in.getElementText());
          case "tab", "br", "cr" -> text.append(' ');
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        switch (in.getLocalName()) {
          case "p" -> text.append(' ');
          case "footnote", "endnote" -> {
            if (!separator) {
              notes.put(kind + id, line(text));
            }
          }
          case "comment" -> comments.put(id, new Comment(by, line(text)));
          default -> {}
        }
      }
    }
  }

  private String words(XMLStreamReader in) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    List<String> skipping = new ArrayList<>();
    while (in.hasNext()) {
      watch.check();
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (in.getLocalName()) {
          case "Fallback" -> skipping.add("");
          case "t" -> text.append(skipping.isEmpty() ? in.getElementText() : "");
          case "tab" -> text.append(' ');
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (in.getLocalName().equals("Fallback")) {
          skipping.removeLast();
        } else if (in.getLocalName().equals("p")) {
          text.append(' ');
        }
      }
    }
    return line(text);
  }

  private static String line(StringBuilder text) {
    return text.toString().replaceAll("\\s+", " ").strip();
  }

  Styles styles() {
    return styles;
  }

  Numbering numbering() {
    return numbering;
  }

  Optional<Comment> comment(String id) {
    return Optional.ofNullable(comments.get(id));
  }

  /** A note's text. */
  Optional<String> footnote(String id) {
    return Optional.ofNullable(notes.get("footnote" + id));
  }

  /** A note's text. */
  Optional<String> endnote(String id) {
    return Optional.ofNullable(notes.get("endnote" + id));
  }

  /** What runs above and below the pages, each once. */
  Set<String> heads() {
    return heads;
  }
}
