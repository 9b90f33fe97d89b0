// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.sandbox;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that a thread, and all that it starts, may still open. */
final class Landlock {
  private static final int VERSION_FLAG = 1;
  private static final int RULE_PATH_BENEATH = 1;

  /** Since this version all threads of a process can be held at once, Java's own too. */
  private static final int FOR_ALL_THREADS = 8;

  private static final int ALL_THREADS = 1 << 3;
  private static final int AT_FDCWD = -100;
  private static final int O_PATH_CLOEXEC = 0x200000 | 0x80000;

  private static final long WRITE_FILE = 1 << 1;
  private static final long READ_FILE = 1 << 2;
  private static final long READ_DIR = 1 << 3;
  private static final long REMOVE = 1 << 4 | 1 << 5;
  private static final long MAKE_DIR_AND_FILE = 1 << 7 | 1 << 8;
  private static final long TRUNCATE = 1 << 14;

  /** The rights that the first version knows; each younger one is added by its version. */
  private static final long FIRST = (1 << 13) - 1;

  private static final long REFER = 1 << 13;
  private static final long IOCTL = 1 << 15;
  private static final long TCP = 1 | 1 << 1;

  private final LinuxCalls linux;
  private final long handled;
  private final int rules;

  private Landlock(LinuxCalls linux, long handled, int rules) {
    this.linux = linux;
    this.handled = handled;
    this.rules = rules;
  }

  /** Leaves this thread and those that it starts one folder to write in, and these to read. */
  static Guard restrict(LinuxCalls linux, Path own, List<Path> readable) {
    long version = linux.call(CallNumbers.LANDLOCK_CREATE, 0, 0, VERSION_FLAG, 0);
    if (version < 1) {
      return new Guard("files", false, "not held: this kernel has no Landlock");
    }
    long handled = FIRST;
    handled |= version >= 2 ? REFER : 0;
    handled |= version >= 3 ? TRUNCATE : 0;
    handled |= version >= 5 ? IOCTL : 0;
    MemorySegment attributes = linux.memory(16);
    attributes.set(ValueLayout.JAVA_LONG, 0, handled);
    attributes.set(ValueLayout.JAVA_LONG, 8, version >= 4 ? TCP : 0);
    long rules =
        linux.call(CallNumbers.LANDLOCK_CREATE, attributes.address(), version >= 4 ? 16 : 8, 0, 0);
    if (rules < 0) {
      return refused(rules);
    }
    Landlock landlock = new Landlock(linux, handled, (int) rules);
    for (Path path : readable) {
      landlock.allow(path, READ_FILE | READ_DIR);
    }
    landlock.allow(own, READ_FILE | READ_DIR | WRITE_FILE | REMOVE | MAKE_DIR_AND_FILE | TRUNCATE);
    long threads = version >= FOR_ALL_THREADS ? ALL_THREADS : 0;
    long error = linux.call(CallNumbers.LANDLOCK_RESTRICT, rules, threads, 0, 0);
    landlock.close((int) rules);
    return error == 0
        ? new Guard("files", true, "a folder of its own, no others (Landlock " + version + ")")
        : refused(error);
  }

  private static Guard refused(long error) {
    return new Guard("files", false, "not held: this kernel refuses Landlock (" + -error + ")");
  }

  /** Nothing happens if there is no such file. */
  private void allow(Path path, long rights) {
    MemorySegment name = linux.text(path.toString());
    long file = linux.call(linux.numbers().openat(), AT_FDCWD, name.address(), O_PATH_CLOEXEC, 0);
    if (file < 0) {
      return;
    }
    long ofFiles = READ_FILE | WRITE_FILE | TRUNCATE;
    MemorySegment rule = linux.memory(16);
    rule.set(
        ValueLayout.JAVA_LONG, 0, rights & handled & (Files.isDirectory(path) ? -1L : ofFiles));
    rule.set(ValueLayout.JAVA_INT, 8, (int) file);
    long _ = linux.call(CallNumbers.LANDLOCK_ADD, rules, RULE_PATH_BENEATH, rule.address(), 0);
    close((int) file);
  }

  private void close(int file) {
    long _ = linux.call(linux.numbers().close(), file, 0, 0, 0);
  }
}
