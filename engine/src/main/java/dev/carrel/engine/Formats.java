// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ingest.DocumentReader;
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
import java.util.List;

/** The readers of what Carrel reads: one for each of {@link DocumentKind#ALL}, in that order. */
final class Formats {
  private Formats() {}

  /** With this for scans. */
  static List<DocumentReader> readers(Recognition recognition) {
    return List.of(
        new PdfReader(recognition),
        new DocxReader(recognition),
        new DocReader(recognition),
        new OdtReader(recognition),
        new RtfReader(recognition),
        new XlsxReader(recognition),
        new XlsReader(recognition),
        new OdsReader(recognition),
        new CsvReader(),
        new PptxReader(recognition),
        new PptReader(recognition),
        new OdpReader(recognition),
        new MailReader(),
        new MsgReader(),
        new MboxReader(),
        new HtmlReader(recognition),
        new EpubReader(recognition),
        PictureReader.png(recognition),
        PictureReader.jpeg(recognition),
        PictureReader.tiff(recognition),
        new ZipReader(),
        new NoteReader(DocumentKind.MARKDOWN),
        new NoteReader(DocumentKind.TEXT));
  }
}
