// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.MemberSink;
import dev.carrel.engine.ingest.PageSink;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ocr.Recognition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * One PDF being read. The file is read in pieces where they are needed (not memory-mapped: a file
 * that shrinks under a map kills the process on some systems), and what PDFBox decrypts goes to a
 * scratch file beyond 64 MB.
 *
 * <p>The flags by which a PDF asks programs not to copy its text are not obeyed: whoever can open
 * the file may read it, and Carrel reads it to them on their own machine, as a screen reader does.
 */
final class PdfReading {
  private static final long SCRATCH_IN_MEMORY = 64L << 20;

  /** How PDFBox begins to say that it does not know how a file is encrypted. */
  private static final String NO_HANDLER = "No security handler";

  private final String name;
  private final DocumentBytes bytes;
  private final Watch watch;
  private final Optional<String> password;
  private final Progress progress;
  private final PageSink pages;
  private final Recognition recognition;

  PdfReading(FileToRead pdf, Recognition recognition) {
    this.recognition = recognition;
    this.name = pdf.name();
    this.bytes = pdf.bytes();
    this.pages = pdf.pages();
    this.watch = pdf.watch();
    this.password = pdf.password();
    this.progress = pdf.progress();
  }

  /** Hands on the files inside of it. */
  void members(MemberSink members) throws IOException {
    PdfLog.quieten();
    try (PDDocument document = open()) {
      EmbeddedFiles.members(document, members);
    }
  }

  /** Reads every page. */
  void read() {
    PdfLog.quieten();
    try (PDDocument document = open()) {
      boolean dynamic = DynamicForm.isLikely(document);
      if (dynamic && document.getNumberOfPages() == 0 && readDynamicForm(document)) {
        return;
      }
      List<PDPage> found = pages(document);
      Layers layers = layers(document);
      List<String> labels = PageLabels.of(document, found.size());
      boolean stale = FormValues.rule(document);
      COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
      if (dynamic
          && found.size() == 1
          && isPlaceholder(found.getFirst(), new PageReader.Setting(layers, "", stale, catalog))
          && readDynamicForm(document)) {
        return;
      }
      PageRecognition.OtherPage other =
          number ->
              number > found.size()
                  ? Optional.empty()
                  : withoutText(
                      found.get(number - 1),
                      number,
                      new PageReader.Setting(layers, labels.get(number - 1), stale, catalog));
      PageRecognition pictures = new PageRecognition(document, recognition, other, pages, watch);
      for (int i = 0; i < found.size(); i++) {
        progress.at(Progress.Stage.EXTRACT_PAGES, i, found.size());
        watch.startPage(i + 1);
        watch.check();
        readPage(
            pictures,
            found.get(i),
            i + 1,
            new PageReader.Setting(layers, labels.get(i), stale, catalog));
      }
      pictures.tell();
      if (dynamic) {
        pages.notice(new Notice(Notice.Code.FORM_DATA, 0, ""));
      }
      FormNotices.of(document).forEach(pages::notice);
      EmbeddedFiles.notice(document).ifPresent(pages::notice);
      progress.at(Progress.Stage.EXTRACT_PAGES, found.size(), found.size());
    } catch (IOException e) {
      throw corrupt(e);
    } catch (OutOfMemoryError e) {
      throw new CarrelException(
          Code.OUT_OF_MEMORY,
          name + " needs more memory to read than there is.",
          "Close other programs, or split the file and add its parts.",
          e);
    }
  }

  private PDDocument open() throws IOException {
    try {
      return load(bytes, password.orElse(""));
    } catch (InvalidPasswordException e) {
      Optional<PDDocument> open = openText();
      if (open.isPresent()) {
        return open.get();
      }
      if (password.isEmpty() || password.get().isEmpty()) {
        throw new CarrelException(
            Code.PASSWORD_NEEDED,
            name + " is locked with a password.",
            "Give the password that opens the file.",
            e);
      }
      return openWithout(e);
    } catch (OtherLock e) {
      return openText().orElseThrow(() -> e);
    } catch (StackOverflowError e) {
      throw corrupt(new IOException("its objects are nested without end", e));
    }
  }

  /** It is encrypted, and no password opens it: it was made for holders of certificates, say. */
  private static final class OtherLock extends IOException {
    private static final long serialVersionUID = 1;

    OtherLock(Throwable cause) {
      super("it is encrypted in a way that is not known here, not with a password", cause);
    }
  }

  /** A file that anyone can open needs no password, so a wrong one does no harm. */
  private PDDocument openWithout(InvalidPasswordException refused) throws IOException {
    try {
      return load(bytes, "");
    } catch (InvalidPasswordException e) {
      throw new CarrelException(
          Code.PASSWORD_WRONG,
          "The password does not open " + name + ".",
          "Check capitals and the keyboard's language, then give the password again.",
          refused);
    }
  }

  /** A file in which only attachments are encrypted, which are not read. */
  private Optional<PDDocument> openText() throws IOException {
    PDDocument document;
    try {
      document = load(new UnlockedText(bytes), "");
    } catch (IOException e) {
      return Optional.empty(); // all of it is encrypted
    }
    if (UnlockedText.isOpen(document)) {
      return Optional.of(document);
    }
    document.close();
    return Optional.empty();
  }

  private PDDocument load(DocumentBytes bytes, String password) throws IOException {
    try {
      PDDocument document =
          Loader.loadPDF(
              new PdfBytes(bytes, watch),
              password,
              MemoryUsageSetting.setupMixed(SCRATCH_IN_MEMORY).streamCache);
      document.setAllSecurityToBeRemoved(false);
      return document;
    } catch (CarrelException e) {
      throw e;
    } catch (NoClassDefFoundError e) {
      throw new OtherLock(e); // PDFBox asks a library for certificates that is not taken along
    } catch (IOException e) {
      if (e.getCause() == null && String.valueOf(e.getMessage()).startsWith(NO_HANDLER)) {
        throw new OtherLock(e);
      }
      throw e;
    } catch (RuntimeException e) {
      throw new IOException(reason(e), e);
    }
  }

  private List<PDPage> pages(PDDocument document) throws IOException {
    List<PDPage> found = new ArrayList<>();
    try {
      Iterator<PDPage> pages = document.getPages().iterator();
      while (pages.hasNext()) {
        watch.check();
        if (found.size() == watch.limits().pages()) {
          throw watch.limits().tooManyPages(name);
        }
        found.add(pages.next());
      }
    } catch (CarrelException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw new IOException("its list of pages is damaged", e);
    }
    if (found.isEmpty()) {
      throw new IOException("it holds no pages");
    }
    return found;
  }

  /** What is damaged there hides nothing. */
  private static Layers layers(PDDocument document) {
    try {
      return Layers.of(document);
    } catch (RuntimeException | StackOverflowError e) {
      return Layers.NONE;
    }
  }

  /** A page that cannot be read is read again as any other. */
  private boolean isPlaceholder(PDPage page, PageReader.Setting setting) {
    watch.startPage(1);
    try {
      return switch (PageReader.read(page, 1, setting, watch)) {
        case PageReader.Result.Text text -> DynamicForm.isPlaceholder(text.page().text());
        case PageReader.Result.Unreadable none -> false; // a scan, say
      };
    } catch (CarrelException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return false;
    }
  }

  /** A form that its own program makes has no pages but one that says so: its values are read. */
  private boolean readDynamicForm(PDDocument document) {
    Optional<String> values = DynamicForm.values(document, watch);
    values.ifPresent(
        text -> {
          pages.page(new Page(1, text, PageLayout.unplaced(text.length())));
          pages.notice(new Notice(Notice.Code.DYNAMIC_FORM, 0, ""));
          progress.at(Progress.Stage.EXTRACT_PAGES, 1, 1);
        });
    return values.isPresent();
  }

  private Optional<PageRecognition.WithoutText> withoutText(
      PDPage page, int number, PageReader.Setting setting) throws IOException {
    return switch (PageReader.read(page, number, setting, watch)) {
      case PageReader.Result.Unreadable none
          when new UnreadablePage(number, none.reason()).canBeRecognized() ->
          Optional.of(new PageRecognition.WithoutText(PageSpace.of(page), none.empty()));
      default -> Optional.empty();
    };
  }

  private void readPage(
      PageRecognition pictures, PDPage page, int number, PageReader.Setting setting) {
    try {
      switch (PageReader.read(page, number, setting, watch)) {
        case PageReader.Result.Text text -> pictures.text(PageSpace.of(page), text);
        case PageReader.Result.Unreadable none -> pictures.withoutText(PageSpace.of(page), none);
      }
    } catch (CarrelException e) {
      if (e.code() != Code.NATIVE_UNAVAILABLE) {
        throw e;
      }
      fail(number, reason(e)); // pages of text can be read without what reads scans
    } catch (Watch.PageWantsTooMuch e) {
      fail(number, reason(e));
    } catch (StackOverflowError e) {
      fail(number, "its content is nested without end");
    } catch (OutOfMemoryError e) {
      fail(number, "it needs more memory than there is");
    } catch (IOException e) {
      fail(number, "its content is damaged: " + reason(e));
    } catch (RuntimeException e) { // what it says is for who reads the code
      fail(number, "its content is damaged");
    }
  }

  private void fail(int number, String reason) {
    pages.unreadable(
        PageReader.empty(number, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight()), reason);
  }

  private CarrelException corrupt(IOException e) {
    return new CarrelException(
        Code.FILE_CORRUPT,
        "%s cannot be read as a PDF: %s.".formatted(name, reason(e)),
        "Get the file again from where it came from, or open it in another program and print it"
            + " to a new PDF.",
        e);
  }

  /** What a parser says, as the end of a sentence. */
  private static String reason(Exception e) {
    String message = e.getMessage();
    if (message == null || message.isBlank()) {
      return e.getClass().getSimpleName();
    }
    String line = message.strip().lines().findFirst().orElse("");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
