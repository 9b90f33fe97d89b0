// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.DocumentReading;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Program;
import dev.carrel.engine.ground.ProgramRun;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.SearchPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** How whole documents are read, beside another program, and how fast. */
public final class DocumentsBench {
  private static final int TURNS = 3;
  private static final int OTHER_SECONDS = 60;

  private final DocumentReading reading;
  private final Map<String, String> environment;
  private final Path folder;
  private final Cancellation cancellation;

  /** A PDF that both programs read. */
  public record Compared(String file, int pages, WordRecall recall) {}

  /** A contract as PDF and as Word document, in seconds. */
  public record Twice(String file, double pdf, double docx) {}

  /**
   * With what reads documents.
   *
   * @param platform where pdftotext is looked for
   * @param folder for what is made
   */
  public DocumentsBench(
      DocumentReading reading, Platform platform, Path folder, Cancellation cancellation) {
    this.environment = platform.environment();
    this.reading = reading;
    this.folder = folder.toAbsolutePath();
    this.cancellation = cancellation;
  }

  /** What pdftotext calls itself; empty if it is not on this machine. */
  public Optional<String> other() {
    return output("-v").lines().findFirst().filter(line -> line.startsWith("pdftotext"));
  }

  /** Of a PDF; empty if one of both does not read it. */
  public Optional<Compared> compare(Path pdf) {
    cancellation.throwIfRequested();
    String theirs = output("-enc", "UTF-8", "-q", pdf.toAbsolutePath().toString(), "-");
    Optional<Document> document = read(pdf);
    if (document.isEmpty() || theirs.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        new Compared(
            document.get().name(),
            document.get().pages().size(),
            WordRecall.of(theirs, text(document.get()))));
  }

  /** Seconds to read, the median of some turns after one that does not count. */
  public double seconds(Path file) {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i <= TURNS; i++) {
      long start = System.nanoTime();
      Document _ = reading.ingestor().read(file, Optional.empty(), Progress.SILENT, cancellation);
      seconds.add((System.nanoTime() - start) / 1e9);
    }
    return Median.of(seconds.subList(1, seconds.size()));
  }

  /** The words of a PDF as a Word document, and what reading each takes; empty if it is unread. */
  public Optional<Twice> twice(Path pdf) {
    Optional<Document> document = read(pdf);
    if (document.isEmpty()) {
      return Optional.empty();
    }
    List<String> paragraphs = List.of(text(document.get()).split("\n+"));
    Path docx = BenchFiles.docx(folder.resolve("twice.docx"), paragraphs);
    return Optional.of(new Twice(document.get().name(), seconds(pdf), seconds(docx)));
  }

  private static String text(Document document) {
    return document.pages().stream().map(Page::text).collect(Collectors.joining("\n"));
  }

  private Optional<Document> read(Path pdf) {
    try {
      return Optional.of(
          reading.ingestor().read(pdf, Optional.empty(), Progress.SILENT, cancellation));
    } catch (CarrelException e) {
      if (e.code() == Code.CANCELLED) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** What pdftotext says to these; nothing if it is not there or takes too long. */
  private String output(String... arguments) {
    Optional<Program> program = SearchPath.of(environment).find("pdftotext");
    if (program.isEmpty()) {
      return "";
    }
    Path said = folder.resolve("other.txt");
    try {
      Process other =
          new ProgramRun(program.get(), List.of(arguments), folder, environment).startInto(said);
      boolean ended = other.waitFor(OTHER_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        other.destroyForcibly();
        return "";
      }
      return new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
