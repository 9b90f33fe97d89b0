// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.slides;

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
import dev.carrel.engine.ingest.flow.DrawnParts;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.PartLinks;
import dev.carrel.engine.ingest.flow.RaisedSigns;
import dev.carrel.engine.ingest.flow.SafeXml;
import dev.carrel.engine.ingest.flow.ZipParts;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads PowerPoint's presentations (PresentationML, ISO/IEC 29500-1): a page for each slide, in the
 * order in which they are shown, with its notes and comments; hidden ones are named as such.
 */
public final class PptxReader implements DocumentReader {
  private static final Pattern WANTED =
      Pattern.compile(
          "ppt/presentation\\.xml|ppt/_rels/presentation\\.xml\\.rels|ppt/slides/slide\\d+\\.xml"
              + "|ppt/slides/_rels/slide\\d+\\.xml\\.rels|ppt/notesSlides/notesSlide\\d+\\.xml|"
              + PptxComments.PARTS
              + "|"
              + DrawnParts.PARTS);

  @Override
  public DocumentKind kind() {
    return DocumentKind.PPTX;
  }

  @Override
  public Look look(byte[] start) {
    if (ZipParts.names(start, "ppt/")) {
      return Look.CERTAIN;
    }
    return ZipParts.isZip(start) ? Look.BY_NAME : Look.NEVER;
  }

  @Override
  public void read(FileToRead file) throws IOException {
    ZipParts zip = ZipParts.of(file, name -> WANTED.matcher(name).matches());
    try {
      Optional<InputStream> presentation = zip.open("ppt/presentation.xml");
      if (presentation.isEmpty()) {
        throw new CarrelException(
            Code.FILE_CORRUPT,
            file.name() + " has no slides: it is no PowerPoint file, or is damaged.",
            "Open it in the program that made it and save it anew.");
      }
      PartLinks targets = PartLinks.of(zip, "ppt/presentation.xml");
      PptxComments comments = new PptxComments(zip, file.watch());
      int commented = 0;
      FlowedText out = new FlowedText(file);
      int number = 0;
      for (String id : slides(SafeXml.reader(presentation.get()))) {
        String part = targets.part(id).orElse("");
        Optional<InputStream> slide = zip.open(part);
        if (slide.isPresent()) {
          out.newPage();
          out.address("slide " + ++number);
          write(SafeXml.reader(slide.get()), out, file.watch(), false);
          PartLinks links = PartLinks.of(zip, part);
          for (String line : DrawnParts.of(zip, links, file.watch())) {
            out.write(line);
            out.endParagraph();
          }
          notes(zip, links, out, file.watch());
          for (String line : comments.of(links)) {
            commented++;
            out.write(line, Mark.Kind.COMMENT);
            out.endParagraph();
          }
        }
      }
      out.done();
      if (commented > 0) {
        file.pages().notice(new Notice(Notice.Code.COMMENTS, commented, ""));
      }
    } catch (XMLStreamException e) {
      throw new CarrelException(
          Code.FILE_CORRUPT,
          file.name() + " is damaged: one of its parts is no XML.",
          "Open it in the program that made it and save it anew.",
          e);
    }
  }

  private static List<String> slides(XMLStreamReader in) throws XMLStreamException {
    List<String> ids = new ArrayList<>();
    while (in.hasNext()) {
      if (in.next() == XMLStreamConstants.START_ELEMENT && in.getLocalName().equals("sldId")) {
        for (int i = 0; i < in.getAttributeCount(); i++) {
          // Of its two, the one that is a link has a namespace.
          String space = in.getAttributeNamespace(i);
          if (in.getAttributeLocalName(i).equals("id") && space != null && !space.isEmpty()) {
            ids.add(in.getAttributeValue(i));
          }
        }
      }
    }
    return ids;
  }

  private static void notes(ZipParts zip, PartLinks links, FlowedText out, Watch watch)
      throws XMLStreamException {
    for (String part : links.parts("notesSlide")) {
      Optional<InputStream> notes = zip.open(part);
      if (notes.isPresent()) {
        write(SafeXml.reader(notes.get()), out, watch, true);
      }
    }
  }

  /** Writes paragraphs and rows of tables; of notes only what the speaker wrote. */
  private static void write(XMLStreamReader in, FlowedText out, Watch watch, boolean notes)
      throws XMLStreamException {
    StringBuilder paragraph = new StringBuilder();
    StringBuilder noted = new StringBuilder();
    String baseline = "";
    boolean leftOut = false;
    boolean inTable = false;
    int cells = 0;
    while (in.hasNext()) {
      watch.check();
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (in.getLocalName()) {
          case "sld" -> {
            if (SafeXml.attribute(in, "show").matches("0|false")) {
              out.write("(a hidden slide)");
              out.endParagraph();
            }
          }
          case "sp" -> leftOut = false;
          case "ph" -> leftOut = SafeXml.attribute(in, "type").matches("sldNum|dt|ftr|hdr|sldImg");
          case "tbl" -> inTable = true;
          case "tr" -> cells = 0;
          case "tc" -> {
            if (cells++ > 0) {
              out.write(" | ");
            }
          }
          case "r" -> baseline = "";
          case "rPr" -> baseline = SafeXml.attribute(in, "baseline");
          case "t" ->
              paragraph.append(leftOut ? "" : raised(in.getElementText(), baseline, paragraph));
          case "br" -> paragraph.append('\n');
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        switch (in.getLocalName()) {
          case "p" -> {
            String words = paragraph.toString().strip();
            paragraph.setLength(0);
            if (notes) {
              noted.append(words.isEmpty() || noted.isEmpty() ? "" : " ").append(words);
            } else if (inTable) {
              out.write(words.replaceAll("\\s+", " "));
            } else if (!words.isEmpty()) {
              out.write(words);
              out.endLine();
            }
          }
          case "tr" -> out.endLine();
          case "tbl" -> inTable = false;
          case "sp" -> {
            leftOut = false;
            if (!notes) {
              out.endParagraph();
            }
          }
          default -> {}
        }
      }
    }
    if (!noted.isEmpty()) {
      out.endParagraph();
      out.write("[Notes: " + noted.toString().replaceAll("\\s+", " ") + "]", Mark.Kind.NOTE);
      out.endParagraph();
    }
  }

  /** By the baseline's shift, in thousandths of a per cent. */
  private static String raised(String words, String baseline, StringBuilder before) {
    if (baseline.isEmpty() || baseline.equals("0")) {
      return words;
    }
    char last = before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
    return baseline.startsWith("-") ? RaisedSigns.below(words) : RaisedSigns.above(words, last);
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    return new FileExtent(Math.toIntExact(Math.ceilDiv(bytes.size(), 20_000L)), bytes.size() / 10);
  }
}
