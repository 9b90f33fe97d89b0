// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupsTest {
  @TempDir Path folder;
  private CgroupFixture files = new CgroupFixture(Path.of("target", "unused"));

  @BeforeEach
  void empty() {
    files = new CgroupFixture(folder);
  }

  private Optional<Cgroups.Room> tightest() {
    return new Cgroups(files.proc, files.root).tightest();
  }

  @Test
  void aGroupWithoutALimitLimitsNothing() {
    files.own("/user").group("/user", "max", "max", 700, 0);
    assertEquals(Optional.empty(), tightest());
  }

  @Test
  void whatIsCachedFromFilesCanStillBeHad() {
    files.own("/user").group("/user", "1000", "max", 700, 300);
    assertEquals(Optional.of(new Cgroups.Room(1000, 600)), tightest());
  }

  @Test
  void theLowerOneOfTheTwoLimitsCounts() {
    files.own("/user").group("/user", "1000", "800", 700, 0);
    assertEquals(Optional.of(new Cgroups.Room(800, 100)), tightest());
  }

  @Test
  void aGroupAboveMayBeTheTightest() {
    files
        .own("/machine/box/task")
        .group("/machine", "max", "max", 5000, 0)
        .group("/machine/box", "2000", "max", 1900, 0)
        .group("/machine/box/task", "1000", "max", 500, 0);
    assertEquals(Optional.of(new Cgroups.Room(2000, 100)), tightest());
  }

  @Test
  void theOwnGroupCountsThoughTheRootHasNoLimit() {
    files.own("/box").group("/box", "1000", "max", 900, 0);
    assertEquals(Optional.of(new Cgroups.Room(1000, 100)), tightest());
  }

  @Test
  void aPathOfTheHostThatIsNotThereMeansTheContainersRoot() {
    files.own("/docker/0123").group("/", "1000", "max", 400, 0);
    assertEquals(Optional.of(new Cgroups.Room(1000, 600)), tightest());
    files.own("/../../other");
    assertEquals(Optional.of(new Cgroups.Room(1000, 600)), tightest());
  }

  @Test
  void moreThanTheLimitInUseLeavesNothing() {
    files.own("/box").group("/box", "1000", "max", 1200, 0);
    assertEquals(Optional.of(new Cgroups.Room(1000, 0)), tightest());
  }

  @Test
  void noControlGroupsAtAllLimitNothing() {
    assertEquals(Optional.empty(), tightest());
  }
}
