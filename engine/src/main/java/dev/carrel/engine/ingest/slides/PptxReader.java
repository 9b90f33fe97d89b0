// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.slides;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.MemberSink;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.DrawnParts;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.PartFiles;
import dev.carrel.engine.ingest.flow.PartLinks;
import dev.carrel.engine.ingest.flow.SafeXml;
import dev.carrel.engine.ingest.flow.ZipParts;
import dev.carrel.engine.ingest.picture.RecognizedPictures;
import dev.carrel.engine.ocr.Recognition;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
          "(?i)ppt/presentation\\.xml|ppt/_rels/presentation\\.xml\\.rels|ppt/slides/[^/]+\\.xml"
              + "|ppt/slides/_rels/[^/]+\\.xml\\.rels|ppt/notesSlides/notesSlide\\d+\\.xml|"
              + PptxComments.PARTS
              + "|"
              + DrawnParts.PARTS);

  private final Recognition recognition;

  /** One that leaves pictures unread. */
  public PptxReader() {
    this(Recognition.NONE);
  }

  /** One that reads what is written on pictures by this. */
  public PptxReader(Recognition recognition) {
    this.recognition = recognition;
  }

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
        throw ZipParts.without("slides", file.name(), "PowerPoint file");
      }
      PartLinks targets = PartLinks.of(zip, "ppt/presentation.xml");
      PptxComments comments = new PptxComments(zip, file.watch());
      int commented = 0;
      RecognizedPictures read = new RecognizedPictures(file, recognition);
      FlowedText out = new FlowedText(file, read);
      List<String> hidden = new ArrayList<>();
      Set<String> pictures = new HashSet<>();
      int number = 0;
      for (String id : slides(SafeXml.reader(presentation.get()))) {
        String part = targets.part(id).orElse("");
        Optional<InputStream> slide = zip.open(part);
        out.newPage();
        out.address("slide " + ++number);
        if (slide.isEmpty()) {
          out.write("(this slide is missing in the file)");
          continue;
        }
        PartLinks links = PartLinks.of(zip, part);
        if (new SlideText(SafeXml.reader(slide.get()), out, links, file.watch(), false).write()) {
          hidden.add(Integer.toString(number));
        }
        pictures.addAll(links.pictures());
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
      out.done();
      if (commented > 0) {
        file.pages().notice(new Notice(Notice.Code.COMMENTS, commented, ""));
      }
      if (!hidden.isEmpty()) {
        file.pages()
            .notice(
                new Notice(Notice.Code.HIDDEN_SLIDES, hidden.size(), String.join(", ", hidden)));
      }
      read.tell(pictures.size());
      PartFiles.notice(files(zip)).ifPresent(file.pages()::notice);
    } catch (XMLStreamException e) {
      throw SafeXml.damaged(file.name(), e);
    }
  }

  @Override
  public void members(FileToRead file, MemberSink members) throws IOException {
    try {
      ZipParts zip = ZipParts.of(file, name -> WANTED.matcher(name).matches());
      PartFiles.members(file, files(zip), members);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /** Files that were put on slides: workbooks, films. */
  private static List<String> files(ZipParts zip) throws XMLStreamException {
    return PartFiles.of(zip, "ppt/slides/", Set.of("package", "oleObject", "video", "audio"));
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
        new SlideText(SafeXml.reader(notes.get()), out, links, watch, true).write();
      }
    }
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    return new FileExtent(Math.toIntExact(Math.ceilDiv(bytes.size(), 20_000L)), bytes.size() / 10);
  }
}
