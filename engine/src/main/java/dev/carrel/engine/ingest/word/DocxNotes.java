// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.SafeXml;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Notes, comments, and what runs above and below the pages: small texts beside the text, in which
 * words are struck, hidden and changed as in it. Belongs to one thread.
 */
final class DocxNotes {
  /**
   * A note, in a line.
   *
   * @param unseen its hidden words
   */
  record Note(List<Piece> pieces, String unseen) {
    String words() {
      return String.join("", pieces.stream().map(Piece::text).toList());
    }
  }

  /**
   * A comment.
   *
   * @param by who made it, with the day if it is told
   */
  record Comment(String by, String text) {}

  private final DocxRuns runs;
  private final DocxLabels labels;
  private final Watch watch;
  private final Map<String, Note> notes = new HashMap<>();
  private final Map<String, Comment> comments = new HashMap<>();

  DocxNotes(DocxRuns runs, DocxLabels labels, Watch watch) {
    this.runs = runs;
    this.labels = labels;
    this.watch = watch;
  }

  Optional<Note> note(String kind, String id) {
    return Optional.ofNullable(notes.get(kind + id));
  }

  Optional<Comment> comment(String id) {
    return Optional.ofNullable(comments.get(id));
  }

  /** Reads a part of notes or comments. */
  void read(XMLStreamReader in) throws XMLStreamException {
    while (in.hasNext()) {
      watch.check();
      if (in.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      String kind = in.getLocalName();
      String id = SafeXml.attribute(in, "id");
      switch (kind) {
        case "footnote", "endnote" -> {
          boolean separator = !SafeXml.attribute(in, "type").matches("normal|");
          Note note = content(in);
          if (!separator) {
            notes.put(kind + id, note);
          }
        }
        case "comment" -> {
          String day = SafeXml.attribute(in, "date");
          String by = SafeXml.attribute(in, "author").strip();
          by += day.length() >= 10 ? (by.isEmpty() ? "" : ", ") + day.substring(0, 10) : "";
          comments.put(id, new Comment(by, content(in).words()));
        }
        default -> {}
      }
    }
  }

  /** All paragraphs of the element that has begun, up to its end. */
  Note content(XMLStreamReader in) throws XMLStreamException {
    Deque<DocxParagraph> open = new ArrayDeque<>();
    List<Piece> pieces = new ArrayList<>();
    StringBuilder unseen = new StringBuilder();
    for (int depth = 1; depth > 0 && in.hasNext(); ) {
      watch.check();
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        String name = in.getLocalName();
        if (name.equals("p")) {
          open.push(new DocxParagraph());
        } else {
          runs.begin(in, open.peek());
          depth -= in.isEndElement() ? 1 : 0; // it was read to its end
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
        String name = in.getLocalName();
        if (name.equals("p") && !open.isEmpty()) {
          DocxParagraph done = open.pop();
          pieces.add(new Piece(labels.before(done), null));
          pieces.addAll(done.pieces);
          done.behind.forEach(line -> pieces.addAll(spaced(line)));
          pieces.add(new Piece(" ", null));
          unseen.append(done.unseen);
        } else {
          runs.end(name, open.peek());
        }
      }
    }
    return new Note(Piece.line(pieces), unseen.toString());
  }

  private static List<Piece> spaced(List<Piece> line) {
    List<Piece> all = new ArrayList<>(line);
    all.addFirst(new Piece(" ", null));
    return all;
  }
}
