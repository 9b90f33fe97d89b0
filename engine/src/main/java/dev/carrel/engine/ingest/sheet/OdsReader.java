// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.sheet;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.OpenDocument;
import dev.carrel.engine.ingest.picture.RecognizedPictures;
import dev.carrel.engine.ocr.Recognition;
import java.io.IOException;

/**
 * Reads OpenDocument's workbooks (ISO/IEC 26300-3): each sheet's rows with the values that were
 * last computed, as they are shown; hidden sheets are named as such, comments follow their row.
 */
public final class OdsReader implements DocumentReader {
  private final Recognition recognition;

  /** One that leaves pictures unread. */
  public OdsReader() {
    this(Recognition.NONE);
  }

  /** One that reads what is written on pictures by this. */
  public OdsReader(Recognition recognition) {
    this.recognition = recognition;
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.ODS;
  }

  @Override
  public Look look(byte[] start) {
    return OpenDocument.look(start, "spreadsheet");
  }

  @Override
  public void read(FileToRead file) throws IOException {
    OpenDocument.read(
        file,
        "OpenDocument workbook",
        new RecognizedPictures(file, recognition),
        out -> new OdsSheets(file, out));
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    return new FileExtent(Math.toIntExact(Math.ceilDiv(bytes.size(), 2000L)), bytes.size());
  }
}
