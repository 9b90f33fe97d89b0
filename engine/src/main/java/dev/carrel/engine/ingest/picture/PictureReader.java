// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.picture;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.OncePerPicture;
import dev.carrel.engine.ingest.PageSink;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.pdf.RecognizedText;
import dev.carrel.engine.ocr.PageImage;
import dev.carrel.engine.ocr.Recognition;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Reads pictures of one kind: a page for each, of which TIFF alone has several. */
public final class PictureReader implements DocumentReader {
  private static final float POINTS_PER_INCH = 72;
  private static final float DPI = 200;

  /** In points; places are not kept beyond 3,276. */
  private static final float LONGEST_SIDE = 3_000;

  private final DocumentKind kind;
  private final List<byte[]> beginnings;
  private final Recognition recognition;

  private PictureReader(DocumentKind kind, List<String> beginnings, Recognition recognition) {
    this.kind = kind;
    this.beginnings = beginnings.stream().map(HexFormat.of()::parseHex).toList();
    this.recognition = recognition;
  }

  /** Of PNG. */
  public static PictureReader png(Recognition recognition) {
    return new PictureReader(DocumentKind.PNG, List.of("89504e470d0a1a0a"), recognition);
  }

  /** Of JPEG. */
  public static PictureReader jpeg(Recognition recognition) {
    return new PictureReader(DocumentKind.JPEG, List.of("ffd8ff"), recognition);
  }

  /** Of TIFF. */
  public static PictureReader tiff(Recognition recognition) {
    return new PictureReader(DocumentKind.TIFF, List.of("49492a00", "4d4d002a"), recognition);
  }

  @Override
  public DocumentKind kind() {
    return kind;
  }

  @Override
  public Look look(byte[] start) {
    return beginnings.stream().anyMatch(beginning -> begins(start, beginning))
        ? Look.CERTAIN
        : Look.NEVER;
  }

  private static boolean begins(byte[] start, byte[] beginning) {
    for (int i = 0; i < beginning.length; i++) {
      if (i >= start.length || start[i] != beginning[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) throws IOException {
    try (Pictures pictures = Pictures.open(bytes, watch)) {
      return new FileExtent(pictures.count(), 0);
    } catch (RuntimeException e) {
      throw new IOException("it is damaged", e);
    }
  }

  @Override
  public void read(FileToRead file) throws IOException {
    Watch watch = file.watch();
    try (Pictures pictures = Pictures.open(file.bytes(), watch)) {
      int count = pictures.count();
      if (count > watch.limits().pages()) {
        throw watch.limits().tooManyPages(file.name());
      }
      int recognized = 0;
      for (int i = 0; i < count; i++) {
        file.progress().at(Progress.Stage.EXTRACT_PAGES, i, count);
        watch.startPage(i + 1);
        watch.check();
        recognized += page(file, pictures, i) ? 1 : 0;
      }
      SortedSet<Integer> cutOff = pictures.cutOff();
      if (!cutOff.isEmpty()) {
        String which = cutOff.stream().map(String::valueOf).collect(Collectors.joining(", "));
        file.pages().notice(new Notice(Notice.Code.PICTURES_CUT_OFF, cutOff.size(), which));
      }
      if (recognized > 0) {
        file.pages().notice(new Notice(Notice.Code.RECOGNIZED, recognized, ""));
      }
      file.progress().at(Progress.Stage.EXTRACT_PAGES, count, count);
    } catch (CarrelException | Watch.PageWantsTooMuch e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new CarrelException(
          Code.FILE_CORRUPT,
          "%s cannot be read as %s: %s.".formatted(file.name(), kind.label(), reason(e)),
          "Open it in a program that shows pictures and save it anew, or as a PDF.",
          e);
    }
  }

  /** Whether it was read. */
  private boolean page(FileToRead file, Pictures pictures, int index) throws IOException {
    Page empty = new Page(index + 1, "", PageLayout.unplaced(0));
    if (!recognition.isThere()) {
      file.pages().unreadable(empty, UnreadablePage.SCANNED);
      return false;
    }
    PageSink.Turn turn = file.pages().recognizing();
    try {
      if (!turn.now()) {
        file.pages().unreadable(empty(pictures.image(index), index), UnreadablePage.LATER);
        return false;
      }
      if (turn.ahead() > index + 1 && turn.ahead() <= pictures.count()) {
        file.pages().ahead(recognized(file, pictures, turn.ahead() - 1).page());
      }
      RecognizedText.Read read = recognized(file, pictures, index);
      if (read.page().text().isBlank() || read.isGuesswork()) {
        file.pages()
            .unreadable(
                new Page(index + 1, "", read.page().layout().first(0)),
                read.isGuesswork() ? UnreadablePage.OTHER_SCRIPT : UnreadablePage.NO_WRITING);
        return false;
      }
      file.pages().page(read.page());
      read.notices().forEach(file.pages()::notice);
      return true;
    } catch (Watch.PageWantsTooMuch e) {
      file.pages().unreadable(empty, reason(e));
    } catch (OutOfMemoryError e) {
      file.pages().unreadable(empty, "it needs more memory than there is");
    }
    return false;
  }

  private RecognizedText.Read recognized(FileToRead file, Pictures pictures, int index)
      throws IOException {
    file.watch().startRecognition();
    PageImage image = pictures.image(index);
    float scale = scale(image);
    return RecognizedText.page(
        index + 1,
        image.width() * scale,
        image.height() * scale,
        OncePerPicture.read(recognition, image, file.watch(), file.pages()),
        scale);
  }

  private static Page empty(PageImage image, int index) {
    float scale = scale(image);
    return new Page(
        index + 1,
        "",
        new PageLayout.Builder(image.width() * scale, image.height() * scale).build());
  }

  /** Points a pixel. */
  private static float scale(PageImage image) {
    return Math.min(POINTS_PER_INCH / DPI, LONGEST_SIDE / Math.max(image.width(), image.height()));
  }

  /** What a decoder says, as the end of a sentence. */
  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null || message.isBlank()
        ? e.getClass().getSimpleName()
        : message.strip().lines().findFirst().orElse("").replaceFirst("\\.$", "");
  }
}
