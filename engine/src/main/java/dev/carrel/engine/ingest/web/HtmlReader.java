// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.web;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.picture.RecognizedPictures;
import dev.carrel.engine.ocr.Recognition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Reads pages of the web that were saved: their words, never their scripts. */
public final class HtmlReader implements DocumentReader {
  private static final long MOST_BYTES = 64L << 20;

  private static final Pattern BEGINNING =
      Pattern.compile(
          "(?is)\\A(?:\\s|<!--.{0,2000}?-->|<\\?xml[^>]{0,200}>)*<(?:!doctype"
              + " html|html|head)\\b.*");

  private final Recognition recognition;

  /** One that leaves pictures unread. */
  public HtmlReader() {
    this(Recognition.NONE);
  }

  /** One that reads what is written on pictures by this. */
  public HtmlReader(Recognition recognition) {
    this.recognition = recognition;
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.HTML;
  }

  @Override
  public Look look(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1).replace("\u00EF\u00BB\u00BF", "");
    return BEGINNING.matcher(text).matches() ? Look.LIKELY : Look.BY_NAME;
  }

  @Override
  public void read(FileToRead file) throws IOException {
    if (file.bytes().size() > MOST_BYTES) {
      throw IngestLimits.tooLarge(file.name(), file.bytes().size(), MOST_BYTES);
    }
    HtmlBytes page = HtmlBytes.of(file.bytes().all());
    page.guess()
        .ifPresent(
            guess -> file.pages().notice(new Notice(Notice.Code.ENCODING_GUESSED, 0, guess)));
    PicturesInLinks pictures = new PicturesInLinks();
    RecognizedPictures read = new RecognizedPictures(file, recognition, pictures::open);
    FlowedText out = new FlowedText(file, read);
    HtmlText.write(page.html(), out, pictures, file.watch());
    out.done();
    read.tell(pictures.count());
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    int pages = Math.toIntExact(Math.ceilDiv(bytes.size(), 4L * FlowedText.PAGE_CHARACTERS));
    return new FileExtent(pages, bytes.size() / 4);
  }
}
