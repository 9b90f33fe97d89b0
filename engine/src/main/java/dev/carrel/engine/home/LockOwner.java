// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who holds a home, as the lock file says: four lines of UTF-8, so that a person can read it too.
 *
 * @param pid the process
 * @param program its name
 * @param since when the process started
 * @param host the machine, or empty where that is not known; matters for a home on a shared disk
 */
record LockOwner(long pid, String program, Instant since, String host) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  static LockOwner thisProcess() {
    ProcessHandle me = ProcessHandle.current();
    return new LockOwner(
        me.pid(), "carrel", me.info().startInstant().orElseGet(Instant::now), hostName());
  }

  String toText() {
    return "%d%n%s%n%s%n%s%n".formatted(pid, program, since, host);
  }

  /** Reads what {@link #toText} wrote; empty for anything else, such as a half-written file. */
  static Optional<LockOwner> parse(String text) {
    String[] lines = text.split("\\R", -1);
    if (lines.length < 4) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new LockOwner(Long.parseLong(lines[0]), lines[1], Instant.parse(lines[2]), lines[3]));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** For a message, such as {@code process 4711 (carrel, since 14:02)}. */
  String describe(Instant now, ZoneId zone) {
    ZonedDateTime start = since.atZone(zone);
    boolean today = start.toLocalDate().equals(now.atZone(zone).toLocalDate());
    String where = host.isEmpty() || host.equals(hostName()) ? "" : " on " + host;
    return "process %d%s (%s, since %s)"
        .formatted(pid, where, program, start.format(today ? TIME : DAY));
  }

  /** Without asking the network, which {@code InetAddress} may do. */
  private static String hostName() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      // Not Linux.
      return Stream.of("COMPUTERNAME", "HOSTNAME")
          .map(System::getenv)
          .filter(Objects::nonNull)
          .findFirst()
          .orElse("");
    }
  }
}
