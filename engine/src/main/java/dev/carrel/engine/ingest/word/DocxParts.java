// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.DrawnParts;
import dev.carrel.engine.ingest.flow.PartLinks;
import dev.carrel.engine.ingest.flow.SafeXml;
import dev.carrel.engine.ingest.flow.ZipParts;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** What the text of a document refers to: styles, lists, notes, comments, heads, charts. */
final class DocxParts {
  /** Where the text is if nothing says where. */
  private static final List<String> USUAL = List.of("word/document.xml", "word/document2.xml");

  /** How files inside of a document are linked. */
  private static final Set<String> FILES = Set.of("package", "oleObject", "aFChunk", "subDocument");

  private static final int MOST_HEADS = 20;

  private final ZipParts zip;
  private final Watch watch;
  private final String body;
  private final PartLinks links;
  private final Styles styles;
  private final Numbering numbering;
  private final DocxRuns runs;
  private final DocxNotes notes;
  private final Map<String, DocxNotes.Note> heads = new LinkedHashMap<>();

  DocxParts(ZipParts zip, ReadAs.Changes wanted, Watch watch) throws XMLStreamException {
    this.zip = zip;
    this.watch = watch;
    body = body(zip);
    links = PartLinks.of(zip, body);
    Optional<InputStream> styled = open("styles");
    styles = styled.isPresent() ? Styles.of(styled.get()) : Styles.none();
    Optional<InputStream> numbered = open("numbering");
    numbering = numbered.isPresent() ? Numbering.of(numbered.get(), styles) : Numbering.none();
    runs = new DocxRuns(styles, wanted, watch);
    notes = new DocxNotes(runs, labels(), watch);
    for (String kind : List.of("footnotes", "endnotes", "comments")) {
      Optional<InputStream> part = open(kind);
      if (part.isPresent()) {
        notes.read(SafeXml.reader(part.get()));
      }
    }
    for (String part : headParts()) {
      Optional<InputStream> head = zip.open(part);
      if (head.isPresent()) {
        DocxNotes.Note words = notes.content(SafeXml.reader(head.get()));
        if (words.words().codePoints().anyMatch(Character::isLetter)) {
          heads.putIfAbsent(words.words(), words);
        }
      }
    }
  }

  /** The part with the text: the one that the file names, or where it usually is. */
  private static String body(ZipParts zip) throws XMLStreamException {
    return PartLinks.of(zip, "").ofTypes(Set.of("officeDocument")).stream()
        .filter(name -> zip.part(name).isPresent())
        .findFirst()
        .or(() -> USUAL.stream().filter(name -> zip.part(name).isPresent()).findFirst())
        .orElse(USUAL.getFirst());
  }

  private String folder() {
    return body.substring(0, body.lastIndexOf('/') + 1);
  }

  private Optional<InputStream> open(String kind) {
    return part(kind).map(ByteArrayInputStream::new);
  }

  private Set<String> headParts() {
    Set<String> parts = new LinkedHashSet<>();
    for (int i = 0; i < MOST_HEADS; i++) {
      for (String kind : List.of("header", "footer")) {
        parts.add(folder() + kind + (i == 0 ? "" : i) + ".xml");
      }
    }
    parts.addAll(links.ofTypes(Set.of("header", "footer")));
    return parts;
  }

  /** The text; empty if there is none. */
  Optional<InputStream> body() {
    return zip.open(body);
  }

  Styles styles() {
    return styles;
  }

  /** What counts the lists of a story, of which nothing was read yet. */
  DocxLabels labels() {
    return new DocxLabels(styles, numbering.anew());
  }

  Optional<DocxNotes.Comment> comment(String id) {
    return notes.comment(id);
  }

  /** What counts the notes, of which none was read yet. */
  NoteNumbers noteNumbers() throws XMLStreamException {
    return NoteNumbers.of(part("settings"), zip.part(body));
  }

  private Optional<byte[]> part(String kind) {
    return links.ofTypes(Set.of(kind)).stream()
        .findFirst()
        .flatMap(zip::part)
        .or(() -> zip.part(folder() + kind + ".xml"));
  }

  /** A note's text. */
  Optional<DocxNotes.Note> footnote(String id) {
    return notes.note("footnote", id);
  }

  /** A note's text. */
  Optional<DocxNotes.Note> endnote(String id) {
    return notes.note("endnote", id);
  }

  /** What runs above and below the pages, each once. */
  Collection<DocxNotes.Note> heads() {
    return heads.values();
  }

  /** How many tracked changes are in notes, comments and heads. */
  int changes() {
    return runs.changes();
  }

  /** What a chart or a diagram says; empty if the link leads to none. */
  Optional<String> drawn(String link) throws XMLStreamException {
    Optional<String> part = links.part(link);
    return part.isPresent() ? DrawnParts.line(zip, part.get(), watch) : Optional.empty();
  }

  /** The part of a picture in the text; empty if the link leads to none. */
  Optional<String> picture(String link) {
    return links.part(link);
  }

  /** How many pictures there are in the text and above and below the pages. */
  int pictures() throws XMLStreamException {
    Set<String> pictures = new HashSet<>(links.pictures());
    for (String part : headParts()) {
      pictures.addAll(PartLinks.of(zip, part).pictures());
    }
    return pictures.size();
  }

  /** The parts that are files of their own. */
  List<String> files() {
    return links.ofTypes(FILES);
  }
}
