package dev.carrel.app.start;

import dev.carrel.app.example.ExamplePdf;
import dev.carrel.engine.Engine;
import dev.carrel.engine.LocalPlatform;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How many frames a second the desk draws while a document is scrolled through. */
public final class ScrollBench {
  /** Of the document that is made where none is given. */
  private static final int PAGES = 1000;

  private final Path folder;
  private final Progress progress;
  private final Cancellation cancellation;

  /**
   * What was measured.
   *
   * @param pages of the document
   * @param window whether it was in a window that can be seen
   * @param counts a window that only changes its colour, steady and fast scrolling
   */
  public record Result(int pages, boolean window, List<FrameCount> counts) {}

  /** In an empty folder, which holds the desk's home. */
  public ScrollBench(Path folder, Progress progress, Cancellation cancellation) {
    this.folder = folder;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /** Whether this machine shows windows. */
  public static boolean hasDisplay() {
    boolean linux = System.getProperty("os.name", "").startsWith("Linux");
    return !linux
        || Stream.of("DISPLAY", "WAYLAND_DISPLAY").anyMatch(name -> System.getenv(name) != null);
  }

  /**
   * Measures.
   *
   * @param file to scroll through; empty for one that is made
   * @param window whether to show a window
   * @param seconds of each way to scroll
   * @throws CarrelException INTERNAL with the desk's last words if it does not come so far;
   *     CANCELLED; or the file cannot be read
   */
  public Result run(Optional<Path> file, boolean window, int seconds) {
    Path home = folder.resolve("home");
    int pages;
    try (Engine engine =
        Engine.open(
            home,
            LocalPlatform.look(),
            (heard, cancelled) -> {
              throw new CarrelException(Code.MODEL_MISSING, "No model.", "None is needed.");
            })) {
      Document document =
          engine
              .documents()
              .add(file.orElseGet(this::made), Optional.empty(), progress, cancellation);
      pages = document.pages().size();
    }
    return new Result(pages, window, counts(home, window, seconds));
  }

  private Path made() {
    Path file = folder.resolve("Thousand pages.pdf");
    String paragraph =
        """


        The parties shall give notice in writing, and any notice is taken as given on the third
        working day after it was sent, unless it arrived earlier.\
        """;
    try {
      new ExamplePdf(
              IntStream.rangeClosed(1, PAGES)
                  .mapToObj(page -> "# Section " + page + paragraph.repeat(9))
                  .toList())
          .save(file);
    } catch (IOException e) {
      throw new CarrelException(
          Code.HOME_UNUSABLE,
          "A document to scroll through could not be written: %s.".formatted(e.getMessage()),
          "Let java.io.tmpdir name a folder that can be written.",
          e);
    }
    return file;
  }

  private List<FrameCount> counts(Path home, boolean window, int seconds) {
    List<FrameCount> counts = new ArrayList<>();
    String last = "";
    try {
      Process process = DeskProcess.scrolling(home, window, seconds).start();
      try (Cancellation.Registration _ = cancellation.onRequest(process::destroyForcibly);
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith(DeskProcess.FRAMES)) {
            counts.add(FrameCount.ofLine(line));
          } else {
            last = line;
          }
        }
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      last = String.valueOf(e.getMessage());
    }
    cancellation.throwIfRequested();
    if (counts.size() < 3) {
      throw new CarrelException(
          Code.INTERNAL,
          "The desk ended before it had scrolled: " + last,
          "Start it by hand with the same Java to see more.");
    }
    return counts;
  }
}
