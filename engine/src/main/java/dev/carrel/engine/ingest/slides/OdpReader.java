// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.slides;

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
 * Reads OpenDocument's presentations (ISO/IEC 26300-3): a page for each slide with its notes and
 * comments; hidden ones are named as such.
 */
public final class OdpReader implements DocumentReader {
  private final Recognition recognition;

  /** One that leaves pictures unread. */
  public OdpReader() {
    this(Recognition.NONE);
  }

  /** One that reads what is written on pictures by this. */
  public OdpReader(Recognition recognition) {
    this.recognition = recognition;
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.ODP;
  }

  @Override
  public Look look(byte[] start) {
    return OpenDocument.look(start, "presentation");
  }

  @Override
  public void read(FileToRead file) throws IOException {
    OpenDocument.read(
        file,
        "OpenDocument presentation",
        new RecognizedPictures(file, recognition),
        OdpSlides::new);
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    return new FileExtent(Math.toIntExact(Math.ceilDiv(bytes.size(), 20_000L)), bytes.size() / 10);
  }
}
