// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhysicalMemoryTest {
  private static final long KB = 1024;

  @TempDir Path folder;
  private CgroupFixture files = new CgroupFixture(Path.of("target", "unused"));

  @BeforeEach
  void aMachine() {
    files = new CgroupFixture(folder).meminfo(10_000, 6000).status(1500, 400).own("/");
  }

  private PhysicalMemory read() {
    return PhysicalMemory.read(files.proc, files.root);
  }

  @Test
  void filesThatThisProcessHasMappedCannotBeHadAgain() {
    PhysicalMemory memory = read();
    assertEquals(10_000 * KB, memory.totalBytes());
    assertEquals(5600 * KB, memory.availableBytes());
    assertEquals(1500 * KB, memory.ownBytes());
  }

  @Test
  void whatOthersHoldIsTheRest() {
    assertEquals((10_000 - 5600 - 1500) * KB, read().othersBytes());
  }

  @Test
  void aContainerThatLeavesLessCountsInstead() {
    files.own("/box").group("/box", String.valueOf(4000 * KB), "max", 3000 * KB, 0);
    PhysicalMemory memory = read();
    assertEquals(4000 * KB, memory.totalBytes());
    assertEquals(600 * KB, memory.availableBytes());
  }

  @Test
  void aContainerThatLeavesMoreDoesNot() {
    files.own("/box").group("/box", String.valueOf(90_000 * KB), "max", 0, 0);
    assertEquals(5600 * KB, read().availableBytes());
    assertEquals(10_000 * KB, read().totalBytes());
  }

  @Test
  void elsewhereThanOnLinuxJavaIsAsked() {
    PhysicalMemory memory = PhysicalMemory.read(folder.resolve("none"), folder.resolve("none"));
    assertTrue(memory.totalBytes() > 0 && memory.availableBytes() > 0, memory.toString());
    assertEquals(0, memory.ownBytes());
  }
}
