// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

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
 * Reads OpenDocument texts (ISO/IEC 26300): text with its computed numbers, tables, notes, comments
 * and tracked changes.
 */
public final class OdtReader implements DocumentReader {
  private final Recognition recognition;

  /** One that leaves pictures unread. */
  public OdtReader() {
    this(Recognition.NONE);
  }

  /** One that reads what is written on pictures by this. */
  public OdtReader(Recognition recognition) {
    this.recognition = recognition;
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.ODT;
  }

  @Override
  public Look look(byte[] start) {
    return OpenDocument.look(start, "text");
  }

  @Override
  public void read(FileToRead file) throws IOException {
    OpenDocument.read(
        file,
        "OpenDocument text",
        new RecognizedPictures(file, recognition),
        out -> new OdtBody(out, file.as().changes()));
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    return new FileExtent(Math.toIntExact(Math.ceilDiv(bytes.size(), 3000L)), bytes.size());
  }
}
