// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * By what a file is known again without reading it. Size and time of modification can be put back
 * by whoever changes a file. The time of its last change (ctime) can't be set, and a copy that is
 * put in its place has another inode. Where Java is told neither, as on Windows, the time of
 * creation and Java's key of the file stand in for them, and a change whose time was put back is
 * found only when all of the file is read.
 *
 * @param modifiedNanos since 1970
 * @param changedNanos since 1970
 * @param inode with its device; empty where there is none; null in a record of an older Carrel
 */
record FileStamp(long sizeBytes, long modifiedNanos, long changedNanos, @Nullable String inode) {

  /** Of a file as it is now, at the end of any link. */
  static FileStamp of(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      Map<String, Object> now =
          Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,ino,dev");
      return new FileStamp(
          (long) now.getOrDefault("size", -1L),
          nanos(now.get("lastModifiedTime")),
          nanos(now.get("ctime")),
          now.get("dev") + ":" + now.get("ino"));
    }
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileStamp(
        now.size(),
        nanos(now.lastModifiedTime()),
        nanos(now.creationTime()),
        Objects.toString(now.fileKey(), ""));
  }

  private static long nanos(@Nullable Object time) {
    return time instanceof FileTime known ? known.to(TimeUnit.NANOSECONDS) : 0;
  }

  /** When its bytes or its times were last changed, as far as its file system says. */
  Instant lastChange() {
    return Instant.ofEpochSecond(0, Math.max(modifiedNanos, changedNanos));
  }
}
