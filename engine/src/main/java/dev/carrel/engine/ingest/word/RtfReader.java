// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import com.rtfparserkit.parser.RtfStreamSource;
import com.rtfparserkit.parser.standard.StandardRtfParser;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.ZipParts;
import dev.carrel.engine.ingest.picture.RecognizedPictures;
import dev.carrel.engine.ocr.Recognition;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads Rich Text Format (Microsoft's specification 1.9.1): its words, never its control words. */
public final class RtfReader implements DocumentReader {
  private static final long MOST_BYTES = 256L << 20;
  private static final String START = "{\\rt";

  private final Recognition recognition;

  /** One that leaves pictures unread. */
  public RtfReader() {
    this(Recognition.NONE);
  }

  /** One that reads what is written on pictures by this. */
  public RtfReader(Recognition recognition) {
    this.recognition = recognition;
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.RTF;
  }

  @Override
  public Look look(byte[] start) {
    return new String(start, StandardCharsets.ISO_8859_1).startsWith(START)
        ? Look.CERTAIN
        : Look.NEVER;
  }

  @Override
  public void read(FileToRead file) throws IOException {
    if (file.bytes().size() > MOST_BYTES) {
      throw IngestLimits.tooLarge(file.name(), file.bytes().size(), MOST_BYTES);
    }
    RtfPictures pictures = new RtfPictures();
    RecognizedPictures read = new RecognizedPictures(file, recognition, pictures.parts());
    FlowedText out = new FlowedText(file, read);
    List<Notice> notices;
    try (BufferedInputStream in =
        new BufferedInputStream(ZipParts.stream(file.bytes(), file.watch()))) {
      notices = write(in, new RtfWords(out, pictures, file.as().changes(), file.watch()));
    } catch (CarrelException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CarrelException(
          Code.FILE_CORRUPT,
          "%s is damaged: %s.".formatted(file.name(), e.getMessage()),
          "Open it in a word processor and save it anew.",
          e);
    }
    out.done();
    notices.forEach(file.pages()::notice);
    read.tell(pictures.count());
  }

  /**
   * Writes the words of what is RTF, also within another file.
   *
   * @return what a person should know of it
   * @throws RuntimeException if it is damaged
   */
  public static List<Notice> write(
      InputStream in, FlowedText out, ReadAs.Changes changes, Watch watch) throws IOException {
    return write(in, new RtfWords(out, new RtfPictures(), changes, watch));
  }

  private static List<Notice> write(InputStream in, RtfWords words) throws IOException {
    new StandardRtfParser().parse(new RtfStreamSource(in), words);
    return words.notices();
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    int pages = Math.toIntExact(Math.ceilDiv(bytes.size(), 2L * FlowedText.PAGE_CHARACTERS));
    return new FileExtent(pages, bytes.size() / 2);
  }
}
