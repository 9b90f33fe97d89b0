// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.ground.Progress;
import java.util.Optional;

/**
 * A file for a reader.
 *
 * @param name the file's, without its folder
 * @param bytes what is in it, at least one
 * @param password that opens it, if one was given
 * @param as how tracked changes are wanted; comments are always handed on, and marked
 * @param watch says how much the file may cost, and when to stop
 * @param pages takes what is read
 * @param progress hears {@link Progress.Stage#EXTRACT_PAGES}: before each page how many are done
 */
public record FileToRead(
    String name,
    DocumentBytes bytes,
    Optional<String> password,
    ReadAs as,
    Watch watch,
    PageSink pages,
    Progress progress) {

  /** One that is read as usual. */
  public FileToRead(
      String name,
      DocumentBytes bytes,
      Optional<String> password,
      Watch watch,
      PageSink pages,
      Progress progress) {
    this(name, bytes, password, ReadAs.DEFAULT, watch, pages, progress);
  }

  /** Says nothing of the password. */
  @Override
  public String toString() {
    return "FileToRead[" + name + ", " + bytes.size() + " bytes]";
  }
}
