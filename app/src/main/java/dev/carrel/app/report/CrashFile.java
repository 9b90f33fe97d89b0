// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.report;

import dev.carrel.engine.ground.Disk;
import dev.carrel.engine.ground.DurableFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where Java writes if it crashes, for an installed Carrel: no launcher could name a file in the
 * home, so Java was told a descriptor of this process ({@code /dev/fd/198}), which here becomes one
 * of a file in the home, or of nothing where there is no home yet, which only who opens it makes.
 * As long as all is well that file is empty, and it is gone at the end.
 */
public final class CrashFile {
  /** The system property that says which descriptor; none where there are no such. */
  static final String DESCRIPTOR = "carrel.crash.descriptor";

  /** Of {@code open}: to read and write, the same number on Linux and macOS. */
  private static final int READ_AND_WRITE = 2;

  private static final Path NOTHING = Path.of("/dev/null");

  private CrashFile() {}

  /**
   * Has a crash from now on reported in this home, where Java was told a descriptor; called again
   * once there is a home.
   */
  public static void in(Path home) {
    int descriptor = Integer.getInteger(DESCRIPTOR, -1);
    if (descriptor >= 0) {
      Thread.ofPlatform().daemon().name("crash-file").start(() -> tryIn(home, descriptor));
    }
  }

  private static void tryIn(Path home, int descriptor) {
    try {
      hold(home, descriptor);
    } catch (IOException | RuntimeException e) {
      System.getLogger(CrashFile.class.getName())
          .log(System.Logger.Level.INFO, "a crash could not be reported", e);
    }
  }

  static void hold(Path home, int descriptor) throws IOException {
    if (!Files.isDirectory(home)) {
      point(descriptor, NOTHING);
      return;
    }
    Path reports = CrashReports.inHome(home);
    DurableFile.createFolders(reports);
    Path file = reports.resolve(CrashReports.name(ProcessHandle.current().pid()));
    boolean _ = Disk.LOCAL.delete(file); // of an earlier process of that number
    Disk.LOCAL.create(file).close();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> forget(file)));
    point(descriptor, file);
  }

  /** There is nothing in it, since Java that crashes ends no thread in order. */
  private static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The next start does, as it is empty.
    }
  }

  @SuppressWarnings("restricted") // Java cannot say which number a file gets
  private static void point(int descriptor, Path file) throws IOException {
    Linker linker = Linker.nativeLinker();
    ValueLayout.OfInt number = ValueLayout.JAVA_INT;
    MethodHandle open =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("open"),
            FunctionDescriptor.of(number, ValueLayout.ADDRESS, number));
    MethodHandle dup2 =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("dup2"),
            FunctionDescriptor.of(number, number, number));
    try (Arena arena = Arena.ofConfined()) {
      int opened = (int) open.invokeExact(arena.allocateFrom(file.toString()), READ_AND_WRITE);
      if (opened < 0 || (int) dup2.invokeExact(opened, descriptor) < 0) {
        throw new IOException(file + " has no descriptor");
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a function of the system could not be called", e);
    }
  }
}
