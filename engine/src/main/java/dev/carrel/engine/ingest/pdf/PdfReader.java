// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.MemberSink;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ocr.Recognition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Reads PDFs. */
public final class PdfReader implements DocumentReader {
  private static final String HEADER = "%PDF-";

  /** A PDF may have this much before its header, as mail programs have made some. */
  private static final int HEADER_WITHIN = 1024;

  private final Recognition recognition;

  /** Names scans as unreadable. */
  public PdfReader() {
    this(Recognition.NONE);
  }

  /** Reads scans with this. */
  public PdfReader(Recognition recognition) {
    this.recognition = recognition;
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.PDF;
  }

  @Override
  public Look look(byte[] start) {
    int length = Math.min(start.length, HEADER_WITHIN);
    int header = new String(start, 0, length, StandardCharsets.ISO_8859_1).indexOf(HEADER);
    return switch (header) {
      case -1 -> Look.BY_NAME;
      case 0 -> Look.CERTAIN;
      default -> Look.LIKELY; // a note about PDF holds it too
    };
  }

  @Override
  public void read(FileToRead file) {
    new PdfReading(file, recognition).read();
  }

  @Override
  public void members(FileToRead file, MemberSink members) throws IOException {
    new PdfReading(file, Recognition.NONE).members(members);
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) throws IOException {
    PdfLog.quieten();
    try (PDDocument document = Loader.loadPDF(new PdfBytes(bytes, watch))) {
      return new FileExtent(document.getNumberOfPages(), 0);
    } catch (CarrelException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw new IOException("it is damaged", e);
    }
  }
}
