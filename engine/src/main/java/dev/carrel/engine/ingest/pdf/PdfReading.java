// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.Ingested;
import dev.carrel.engine.ingest.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
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

  private final Path file;
  private final Watch watch;
  private final Optional<String> password;
  private final Progress progress;
  private final List<Page> pages = new ArrayList<>();
  private final List<UnreadablePage> unreadable = new ArrayList<>();

  PdfReading(FileToRead pdf) {
    this.file = pdf.file();
    this.watch = pdf.watch();
    this.password = pdf.password();
    this.progress = pdf.progress();
  }

  /** Reads every page. */
  Ingested read() {
    PdfLog.quieten();
    try (PDDocument document = open()) {
      List<PDPage> found = pages(document);
      for (int i = 0; i < found.size(); i++) {
        progress.at(Progress.Stage.EXTRACT_PAGES, i, found.size());
        watch.startPage(i + 1);
        watch.check();
        readPage(found.get(i), i + 1);
      }
      progress.at(Progress.Stage.EXTRACT_PAGES, found.size(), found.size());
      return new Ingested(pages, unreadable);
    } catch (IOException e) {
      throw corrupt(e);
    } catch (OutOfMemoryError e) {
      throw new CarrelException(
          Code.OUT_OF_MEMORY,
          file.getFileName() + " needs more memory to read than there is.",
          "Close other programs, or split the file and add its parts.",
          e);
    }
  }

  private PDDocument open() throws IOException {
    try {
      return load(password.orElse(""));
    } catch (InvalidPasswordException e) {
      if (password.isEmpty() || password.get().isEmpty()) {
        throw new CarrelException(
            Code.PASSWORD_NEEDED,
            file.getFileName() + " is locked with a password.",
            "Give the password that opens the file.",
            e);
      }
      return openWithout(e);
    } catch (StackOverflowError e) {
      throw corrupt(new IOException("its objects are nested without end", e));
    }
  }

  /** A file that anyone can open needs no password, so a wrong one does no harm. */
  private PDDocument openWithout(InvalidPasswordException refused) throws IOException {
    try {
      return load("");
    } catch (InvalidPasswordException e) {
      throw new CarrelException(
          Code.PASSWORD_WRONG,
          "The password does not open " + file.getFileName() + ".",
          "Check capitals and the keyboard's language, then give the password again.",
          refused);
    }
  }

  private PDDocument load(String password) throws IOException {
    RandomAccessRead bytes = new RandomAccessReadBufferedFile(file);
    boolean opened = false;
    try {
      PDDocument document =
          Loader.loadPDF(
              bytes, password, MemoryUsageSetting.setupMixed(SCRATCH_IN_MEMORY).streamCache);
      document.setAllSecurityToBeRemoved(false);
      opened = true;
      return document;
    } catch (RuntimeException e) {
      throw new IOException(reason(e), e);
    } finally {
      if (!opened) {
        bytes.close();
      }
    }
  }

  private List<PDPage> pages(PDDocument document) throws IOException {
    List<PDPage> found = new ArrayList<>();
    try {
      Iterator<PDPage> pages = document.getPages().iterator();
      while (pages.hasNext()) {
        watch.check();
        if (found.size() == watch.limits().pages()) {
          throw new CarrelException(
              Code.FILE_TOO_LARGE,
              "%s has more than %,d pages.".formatted(file.getFileName(), watch.limits().pages()),
              "Split the file and add its parts.");
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

  private void readPage(PDPage page, int number) {
    try {
      switch (PageReader.read(page, number, watch)) {
        case PageReader.Result.Text text -> pages.add(text.page());
        case PageReader.Result.Unreadable none -> {
          pages.add(none.empty());
          unreadable.add(new UnreadablePage(number, none.reason()));
        }
      }
    } catch (CarrelException e) {
      throw e;
    } catch (Watch.PageTookTooLong e) {
      fail(number, reason(e));
    } catch (StackOverflowError e) {
      fail(number, "its content is nested without end");
    } catch (OutOfMemoryError e) {
      fail(number, "it needs more memory than there is");
    } catch (IOException | RuntimeException e) {
      fail(number, "its content is damaged: " + reason(e));
    }
  }

  private void fail(int number, String reason) {
    pages.add(PageReader.empty(number, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight()));
    unreadable.add(new UnreadablePage(number, reason));
  }

  private CarrelException corrupt(IOException e) {
    return new CarrelException(
        Code.FILE_CORRUPT,
        "%s cannot be read as a PDF: %s.".formatted(file.getFileName(), reason(e)),
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
