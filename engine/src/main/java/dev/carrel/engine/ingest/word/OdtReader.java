// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.RaisedSigns;
import dev.carrel.engine.ingest.flow.SafeXml;
import dev.carrel.engine.ingest.flow.ZipParts;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads OpenDocument texts (ISO/IEC 26300): paragraphs, lists, tables, notes and comments. The
 * numbers of lists are not computed: each item begins with a dash.
 */
public final class OdtReader implements DocumentReader {
  private static final String MIME_TYPE = "mimetypeapplication/vnd.oasis.opendocument.text";

  @Override
  public DocumentKind kind() {
    return DocumentKind.ODT;
  }

  @Override
  public Look look(byte[] start) {
    if (ZipParts.names(start, MIME_TYPE)) {
      return Look.CERTAIN;
    }
    return ZipParts.isZip(start) ? Look.BY_NAME : Look.NEVER;
  }

  @Override
  public void read(FileToRead file) throws IOException {
    ZipParts zip = ZipParts.of(file, "content.xml"::equals);
    Optional<InputStream> content = zip.open("content.xml");
    if (content.isEmpty()) {
      throw new CarrelException(
          Code.FILE_CORRUPT,
          file.name() + " has no text part: it is no OpenDocument text, or is damaged.",
          "Open it in the program that made it and save it anew.");
    }
    try {
      FlowedText out = new FlowedText(file);
      int comments = write(SafeXml.reader(content.get()), out, file.watch());
      out.done();
      if (comments > 0) {
        file.pages().notice(new Notice(Notice.Code.COMMENTS, comments, ""));
      }
    } catch (XMLStreamException e) {
      throw new CarrelException(
          Code.FILE_CORRUPT,
          file.name() + " is damaged: its text is no XML.",
          "Open it in the program that made it and save it anew.",
          e);
    }
  }

  /**
   * How a span's words stand.
   *
   * @param up above 0 for what is raised, below 0 for what is lowered
   */
  private record Shape(int up, boolean struck) {
    static final Shape PLAIN = new Shape(0, false);

    static Shape of(XMLStreamReader in) {
      String position = SafeXml.attribute(in, "text-position");
      String through = SafeXml.attribute(in, "text-line-through-style");
      boolean zero = position.isEmpty() || position.startsWith("0");
      boolean down = position.startsWith("sub") || position.startsWith("-");
      return new Shape(zero ? 0 : down ? -1 : 1, !through.isEmpty() && !through.equals("none"));
    }

    Shape within(Shape outer) {
      return new Shape(up == 0 ? outer.up : up, struck || outer.struck);
    }

    void write(String words, FlowedText out) {
      String shown =
          up == 0
              ? words
              : up > 0 ? RaisedSigns.above(words, out.last()) : RaisedSigns.below(words);
      if (struck && !shown.isBlank()) {
        out.write("~~" + shown + "~~", Mark.Kind.STRUCK);
      } else {
        out.write(shown);
      }
    }
  }

  private static Shape shape(Deque<Shape> spans) {
    Shape now = spans.peek();
    return now == null ? Shape.PLAIN : now;
  }

  private static int write(XMLStreamReader in, FlowedText out, Watch watch)
      throws XMLStreamException {
    Map<String, Shape> looks = new HashMap<>();
    Deque<Shape> spans = new ArrayDeque<>();
    String style = "";
    Deque<String> asides = new ArrayDeque<>();
    StringBuilder aside = new StringBuilder();
    StringBuilder behind = new StringBuilder();
    String author = "";
    int leftOut = 0;
    int cells = 0;
    int comments = 0;
    int notes = 0;
    boolean item = false;
    int paragraphs = 0;
    while (in.hasNext()) {
      watch.check();
      int event = in.next();
      if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        if (leftOut > 0) {
          continue;
        }
        String words = in.getText().replaceAll("\\s+", " ");
        if (!asides.isEmpty()) {
          aside.append(words);
        } else if (paragraphs > 0) {
          if (item && !words.isBlank()) {
            out.write("- ");
            item = false;
          }
          shape(spans).write(words, out);
        }
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        switch (in.getLocalName()) {
          case "style" -> style = SafeXml.attribute(in, "name");
          case "text-properties" -> looks.put(style, Shape.of(in));
          case "span" ->
              spans.push(
                  looks
                      .getOrDefault(SafeXml.attribute(in, "style-name"), Shape.PLAIN)
                      .within(shape(spans)));
          case "tracked-changes", "sequence-decls", "note-citation", "date", "date-string" ->
              leftOut++;
          case "creator" -> author = leftOut == 0 ? in.getElementText().strip() : author;
          case "annotation", "note" -> {
            asides.push(in.getLocalName());
            aside.setLength(0);
            author = "";
          }
          case "h" -> {
            if (SafeXml.attribute(in, "outline-level").equals("1")) {
              out.chapter();
            }
            paragraphs++;
          }
          case "p" -> {
            paragraphs++;
            aside.append(asides.isEmpty() || aside.isEmpty() ? "" : " ");
          }
          case "list-item" -> item = true;
          case "table-row" -> cells = 0;
          case "table-cell" -> {
            if (cells++ > 0) {
              out.write(" | ");
            }
          }
          case "s", "tab" -> out.write(asides.isEmpty() && leftOut == 0 ? " " : "");
          case "line-break" -> out.endLine();
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        switch (in.getLocalName()) {
          case "span" -> spans.poll();
          case "tracked-changes", "sequence-decls", "note-citation", "date", "date-string" ->
              leftOut--;
          case "annotation" -> {
            asides.poll();
            comments++;
            behind
                .append("\n[Comment")
                .append(author.isEmpty() ? "" : " by " + author)
                .append(": ")
                .append(aside.toString().strip())
                .append(']');
          }
          case "note" -> {
            asides.poll();
            out.write("[" + ++notes + "]");
            behind.append("\n[Note ").append(notes).append(": ");
            behind.append(aside.toString().strip()).append(']');
          }
          case "h", "p" -> {
            paragraphs--;
            if (asides.isEmpty() && cells == 0) {
              for (String line : behind.toString().lines().filter(l -> !l.isEmpty()).toList()) {
                out.endLine();
                boolean note = line.startsWith("[Note");
                out.write(line, note ? Mark.Kind.NOTE : Mark.Kind.COMMENT);
              }
              behind.setLength(0);
              out.endParagraph();
            }
          }
          case "table-row" -> {
            cells = 0;
            out.endLine();
          }
          case "table" -> out.endParagraph();
          default -> {}
        }
      }
    }
    return comments;
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    return new FileExtent(Math.toIntExact(Math.ceilDiv(bytes.size(), 3000L)), bytes.size());
  }
}
