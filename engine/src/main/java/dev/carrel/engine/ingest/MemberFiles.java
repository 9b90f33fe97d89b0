// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the files inside of a file as files of their own, in a folder of ours: each in one that is
 * numbered, under the last part of its name, as far as that is fit for a file.
 */
final class MemberFiles implements MemberSink {
  private static final int LONGEST_NAME = 120;

  /**
   * A file from inside of a file.
   *
   * @param name with the folders before it
   */
  record Kept(String name, Path file) {}

  private final String container;
  private final Path folder;
  private final MemberLimits.Left left;
  private final List<Kept> kept = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private OutputStream out = OutputStream.nullOutputStream();
  private String name = "";
  private Path file;

  /** In a folder that is there. */
  MemberFiles(String container, Path folder, MemberLimits.Left left) {
    this.container = container;
    this.folder = folder;
    this.file = folder;
    this.left = left;
  }

  List<Kept> kept() {
    return kept;
  }

  /** What is not handed on, each with the reason where there is one to say. */
  List<String> unread() {
    return unread;
  }

  @Override
  public void begin(String memberName) throws IOException {
    left.takeFile(container);
    name = line(memberName);
    Path own = Files.createDirectory(folder.resolve(Integer.toString(left.files())));
    file = own.resolve(fileName(name));
    out = Files.newOutputStream(file);
  }

  @Override
  public void bytes(byte[] some, int length) throws IOException {
    left.takeBytes(length, container);
    out.write(some, 0, length);
  }

  @Override
  public void end() throws IOException {
    out.close();
    kept.add(new Kept(name, file));
  }

  @Override
  public void drop(String why) throws IOException {
    out.close();
    Files.deleteIfExists(file);
    refused(name, why);
  }

  @Override
  public void refused(String memberName, String why) {
    if (unread.size() > MemberLimits.MOST_FILES * 10) {
      throw new CarrelException(
          Code.FILE_TOO_LARGE,
          container + " holds files without end.",
          "Take out the files that you need and add those.");
    }
    unread.add(line(memberName) + (why.isEmpty() ? "" : " (" + line(why) + ")"));
  }

  private static String line(String text) {
    String line = text.replaceAll("[\\s\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    return line.isEmpty() ? "(no name)" : line;
  }

  /** What every system takes as the name of a file; its end says the kind. */
  static String fileName(String name) {
    String last = name.substring(name.replace('\\', '/').lastIndexOf('/') + 1);
    String fit = last.replaceAll("[<>:\"/\\\\|?*\\p{Cntrl}]", "_").replaceAll("[. ]+$", "");
    if (fit.length() > LONGEST_NAME) {
      int cut = fit.length() - LONGEST_NAME;
      fit = fit.substring(Character.isLowSurrogate(fit.charAt(cut)) ? cut + 1 : cut);
    }
    return fit.isEmpty() ? "file" : fit;
  }
}
