// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.archive.ZipReader;
import dev.carrel.engine.ingest.binary.DocReader;
import dev.carrel.engine.ingest.binary.MsgReader;
import dev.carrel.engine.ingest.binary.PptReader;
import dev.carrel.engine.ingest.binary.XlsReader;
import dev.carrel.engine.ingest.mail.MailReader;
import dev.carrel.engine.ingest.mail.MboxReader;
import dev.carrel.engine.ingest.note.NoteReader;
import dev.carrel.engine.ingest.pdf.PdfReader;
import dev.carrel.engine.ingest.picture.PictureReader;
import dev.carrel.engine.ingest.sheet.CsvReader;
import dev.carrel.engine.ingest.sheet.OdsReader;
import dev.carrel.engine.ingest.sheet.XlsxReader;
import dev.carrel.engine.ingest.slides.OdpReader;
import dev.carrel.engine.ingest.slides.PptxReader;
import dev.carrel.engine.ingest.web.EpubReader;
import dev.carrel.engine.ingest.web.HtmlReader;
import dev.carrel.engine.ingest.word.DocxReader;
import dev.carrel.engine.ingest.word.OdtReader;
import dev.carrel.engine.ingest.word.RtfReader;
import dev.carrel.engine.ocr.Recognition;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads files of every kind, as the engine does. */
public final class AllReaders {
  private AllReaders() {}

  static Ingestor ingestor(IngestLimits limits) {
    return new Ingestor(
        limits,
        List.of(
            new PdfReader(),
            new DocxReader(),
            new DocReader(),
            new OdtReader(),
            new RtfReader(),
            new XlsxReader(),
            new XlsReader(),
            new OdsReader(),
            new CsvReader(),
            new PptxReader(),
            new PptReader(),
            new OdpReader(),
            new MailReader(),
            new MsgReader(),
            new MboxReader(),
            new HtmlReader(),
            new EpubReader(),
            PictureReader.png(Recognition.NONE),
            PictureReader.jpeg(Recognition.NONE),
            PictureReader.tiff(Recognition.NONE),
            new ZipReader(),
            new NoteReader(DocumentKind.MARKDOWN),
            new NoteReader(DocumentKind.TEXT)));
  }

  /** With the files inside of it. */
  public static FileWithin within(Path file) {
    return ingestor(IngestLimits.DEFAULT)
        .readWithin(file, Optional.empty(), Progress.SILENT, new Cancellation());
  }

  /** With the files inside of it. */
  public static List<Document> readWithin(Path file) {
    try (FileWithin all = within(file)) {
      return all.parts().stream().map(FileWithin.Part::document).toList();
    }
  }

  public static Document read(Path file) {
    return read(file, ReadAs.DEFAULT);
  }

  /** In this way. */
  public static Document read(Path file, ReadAs as) {
    return ingestor(IngestLimits.DEFAULT)
        .as(as)
        .read(file, Optional.empty(), Progress.SILENT, new Cancellation());
  }
}
