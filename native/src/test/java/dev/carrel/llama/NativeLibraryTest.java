// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeLibraryTest {

  @Test
  void theLibraryOfTheBuildIsTakenWithOneCpuBackendBesideIt() {
    NativeLibrary status = NativeLibrary.status();
    assertTrue(status.failure().isEmpty(), status.toString());
    assertTrue(status.library().orElseThrow().startsWith(System.getProperty("carrel.native.dir")));
    assertEquals(1, status.backends().stream().filter(name -> name.contains("ggml-cpu")).count());
  }

  @Test
  void theCpuIsADeviceWithMemory() {
    Device cpu =
        Device.all().stream().filter(d -> d.type() == Device.Type.CPU).findFirst().orElseThrow();
    assertTrue(cpu.totalBytes() > 1L << 30, cpu.toString());
    PhysicalMemory memory = PhysicalMemory.now();
    assertTrue(memory.availableBytes() > 0, memory.toString());
    assertTrue(memory.availableBytes() <= memory.totalBytes(), memory.toString());
  }

  @Test
  void aMissingLibraryIsToldWithAllPathsTriedAndWhatToDo() {
    String output = ForkedJvm.run(Missing.class);
    assertTrue(output.contains("nowhere/at/all"), output);
    assertTrue(output.contains("LIBRARY"), output);
    assertTrue(output.contains("mvn -pl native/cmake package"), output);
  }

  static final class Missing {
    private Missing() {}

    public static void main(String[] args) {
      System.setProperty("carrel.native.dir", Path.of("nowhere/at/all").toString());
      System.out.println(NativeLibrary.status().tried());
      try {
        Device.all();
      } catch (LlamaException e) {
        System.out.println(e.kind() + " " + e.getMessage());
      }
    }
  }

  @Test
  void onlyJniFunctionsLeaveTheLibrary() throws IOException, InterruptedException {
    Path library = NativeLibrary.status().library().orElseThrow();
    assumeTrue(library.toString().endsWith(".so"), "nm -D is for ELF");
    Process nm;
    try {
      nm =
          new ProcessBuilder("nm", "-D", "--defined-only", library.toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "nm is not here: " + e);
      return;
    }
    String output = new String(nm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, nm.waitFor(), output);
    List<String> names =
        output.lines().map(line -> line.substring(line.lastIndexOf(' ') + 1)).toList();
    assertTrue(names.contains("JNI_OnLoad"), output);
    List<String> foreign =
        names.stream()
            .filter(
                name -> !name.equals("JNI_OnLoad") && !name.startsWith("Java_dev_carrel_llama_"))
            .toList();
    assertEquals(List.of(), foreign);
  }
}
