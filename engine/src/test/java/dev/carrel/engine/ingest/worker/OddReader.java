// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.worker;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.ground.Progress.Stage;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.Watch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A reader that does what its file says: what code of a stranger's in a parser might try. */
final class OddReader implements DocumentReader {
  static final DocumentKind ODD =
      new DocumentKind("ODD", "odd", List.of("odd"), List.of("text/x-odd"), false);

  @Override
  public DocumentKind kind() {
    return ODD;
  }

  @Override
  public Look look(byte[] start) {
    return Look.BY_NAME;
  }

  @Override
  public void read(FileToRead file) throws IOException {
    String[] words = new String(file.bytes().all(), StandardCharsets.UTF_8).split(" ", 2);
    switch (words[0]) {
      case "exit" -> Runtime.getRuntime().halt(7);
      case "stall" -> await();
      case "hang" -> hang(file);
      case "eat" -> eat();
      case "flood" -> flood(file);
      case "skip" -> say(file, 2, "the first page is missing");
      case "jump" -> file.progress().at(Stage.EXTRACT_PAGES, 5, 3);
      case "connect" -> say(file, 1, attempt(() -> connect(words[1])));
      case "run" -> say(file, 1, attempt(() -> run(words[1])));
      case "write" -> say(file, 1, attempt(() -> Files.writeString(Path.of(words[1]), "x")));
      case "read" -> say(file, 1, attempt(() -> Files.readString(Path.of(words[1]))));
      case "own" -> say(file, 1, attempt(() -> Files.writeString(Path.of("mine.txt"), "x")));
      case "see" -> say(file, 1, "it sees " + System.getenv().keySet());
      default -> say(file, 1, String.join(" ", words));
    }
  }

  private static void say(FileToRead file, int page, String text) {
    file.pages().page(new Page(page, text, PageLayout.unplaced(text.length())));
  }

  private interface Attempt {
    Object make() throws Exception;
  }

  /** Anything that stops it is as good. */
  @SuppressWarnings("CatchingUnchecked")
  private static String attempt(Attempt attempt) {
    try {
      return "possible: " + attempt.make();
    } catch (Exception e) {
      return "refused: " + e;
    }
  }

  private static Object connect(String port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
      return socket.isConnected();
    }
  }

  private static Object run(String program) throws Exception {
    return new ProcessBuilder(program).start().waitFor();
  }

  private static void hang(FileToRead file) {
    file.progress().at(Stage.EXTRACT_PAGES, 0, 3);
    await();
  }

  private static void await() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void eat() {
    byte[][] held = new byte[1 << 20][];
    for (int i = 0; i < held.length; i++) {
      held[i] = new byte[1 << 20];
    }
    throw new IllegalStateException("there was room for " + held.length);
  }

  /** Says the same step again and again, as if that were progress. */
  private static void flood(FileToRead file) {
    while (true) {
      file.progress().at(Stage.EXTRACT_PAGES, 0, 3);
    }
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) throws IOException {
    String words = new String(bytes.all(), StandardCharsets.UTF_8);
    if (words.startsWith("eat")) {
      eat();
    }
    return new FileExtent(words.startsWith("minus") ? -1 : 3, bytes.size());
  }
}
