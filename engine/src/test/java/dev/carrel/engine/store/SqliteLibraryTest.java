// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.NoExecTemporary;
import dev.carrel.engine.StrangersFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/** SQLite's library as the launcher and the installers have it: unpacked, and its folder named. */
class SqliteLibraryTest {
  @TempDir private Path dir;

  /** Opens a database: {@code FILE}. */
  static final class Opening {
    private Opening() {}

    public static void main(String[] args) {
      Database.open(Path.of(args[0])).close();
    }
  }

  private int open(NoExecTemporary temporary, List<String> options, String name)
      throws IOException, InterruptedException {
    return temporary.java(Opening.class, options, dir.resolve(name).toString());
  }

  private Path unpacked() throws IOException {
    String library = System.mapLibraryName("sqlitejdbc");
    Path unpacked = Files.createDirectory(dir.resolve("unpacked"));
    String inJar =
        "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + library;
    try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(inJar)) {
      Files.copy(Objects.requireNonNull(in), unpacked.resolve(library));
    }
    return unpacked;
  }

  @Test
  void theDatabaseOpensWithTheLibraryThatLiesUnpacked() throws Exception {
    NoExecTemporary temporary = NoExecTemporary.in(dir);
    Path unpacked = unpacked();

    assertNotEquals(0, open(temporary, List.of(), "packed.db"), "as SQLite does it by itself");
    assertEquals(
        0,
        open(temporary, List.of("-Dorg.sqlite.lib.path=" + unpacked), "unpacked.db"),
        temporary.said());
  }

  /** Left to itself it runs a program by its bare name to know which library it needs. */
  @Test
  void noProgramIsRunToFindTheLibrary() throws Exception {
    StrangersFolder stranger = StrangersFolder.in(dir);
    for (List<String> options :
        List.of(List.<String>of(), List.of("-Dorg.sqlite.lib.path=" + unpacked()))) {
      List<String> java = new ArrayList<>();
      java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      java.addAll(options);
      java.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
      java.add(
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
      java.addAll(List.of(Opening.class.getName(), dir.resolve("by name.db").toString()));
      ProcessBuilder builder = new ProcessBuilder(java).directory(stranger.path().toFile());
      builder.environment().put("PATH", StrangersFolder.searchPath());
      Process process =
          builder.redirectErrorStream(true).redirectOutput(dir.resolve("said").toFile()).start();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue(), Files.readString(dir.resolve("said")));
      if (options.isEmpty()) {
        stranger.forget(); // of what SQLite does by itself
      }
    }
    assertEquals(List.of(), stranger.run());
  }
}
