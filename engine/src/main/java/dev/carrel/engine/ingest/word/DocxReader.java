// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.MemberSink;
import dev.carrel.engine.ingest.PageSink;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.DrawnParts;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.PartFiles;
import dev.carrel.engine.ingest.flow.SafeXml;
import dev.carrel.engine.ingest.flow.ZipParts;
import dev.carrel.engine.ingest.picture.RecognizedPictures;
import dev.carrel.engine.ocr.Recognition;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * Reads Word's files (WordprocessingML, ISO/IEC 29500-1, transitional and strict): text with its
 * computed numbers, tables, notes, comments and tracked changes.
 */
public final class DocxReader implements DocumentReader {
  /** About what a page takes of a packed file. */
  private static final long BYTES_PER_PAGE = 3000;

  /** What lies beside the text, and what it links; not what programs keep for themselves. */
  private static final Pattern WANTED =
      Pattern.compile(
          "(?i)_rels/\\.rels|(?!customXml/|docProps/)[^/]+/(?:[^/]+\\.xml|_rels/[^/]+\\.xml\\.rels)|"
              + DrawnParts.PARTS);

  private final Recognition recognition;

  /** One that leaves pictures unread. */
  public DocxReader() {
    this(Recognition.NONE);
  }

  /** One that reads what is written on pictures by this. */
  public DocxReader(Recognition recognition) {
    this.recognition = recognition;
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.DOCX;
  }

  @Override
  public Look look(byte[] start) {
    if (ZipParts.names(start, "word/")) {
      return Look.CERTAIN;
    }
    return ZipParts.isZip(start) ? Look.BY_NAME : Look.NEVER;
  }

  @Override
  public void read(FileToRead file) throws IOException {
    ZipParts zip = ZipParts.of(file, name -> WANTED.matcher(name).matches());
    try {
      DocxParts parts = new DocxParts(zip, file.as().changes(), file.watch());
      InputStream body =
          parts
              .body()
              .orElseThrow(() -> ZipParts.without("text part", file.name(), "Word document"));
      RecognizedPictures pictures = new RecognizedPictures(file, recognition);
      FlowedText out = new FlowedText(file, pictures);
      DocxBody text = new DocxBody(parts, out, file.as().changes(), file.watch());
      text.write(body);
      out.done();
      tell(file, text, parts, pictures);
    } catch (XMLStreamException e) {
      throw SafeXml.damaged(file.name(), e);
    }
  }

  private static void tell(
      FileToRead file, DocxBody text, DocxParts parts, RecognizedPictures pictures)
      throws XMLStreamException {
    PageSink told = file.pages();
    if (text.changes() > 0) {
      told.notice(
          new Notice(Notice.Code.TRACKED_CHANGES, text.changes(), file.as().changes().shown()));
    }
    if (text.comments() > 0) {
      told.notice(new Notice(Notice.Code.COMMENTS, text.comments(), ""));
    }
    pictures.tell(parts.pictures());
    PartFiles.notice(parts.files()).ifPresent(told::notice);
  }

  @Override
  public void members(FileToRead file, MemberSink members) throws IOException {
    ZipParts zip = ZipParts.of(file, name -> WANTED.matcher(name).matches());
    try {
      PartFiles.members(
          file, new DocxParts(zip, file.as().changes(), file.watch()).files(), members);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    return new FileExtent(
        Math.toIntExact(Math.ceilDiv(bytes.size(), BYTES_PER_PAGE)), bytes.size() / 2);
  }
}
