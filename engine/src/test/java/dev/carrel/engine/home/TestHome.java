package dev.carrel.engine.home;

import dev.carrel.engine.ground.Disk;
import java.nio.file.Path;

/** Files of a home on a disk of a test's. */
public final class TestHome {
  private TestHome() {}

  /** Those in a folder of that disk. */
  public static HomeFiles on(Disk disk, Path folder) {
    return new HomeFolder(folder, disk);
  }
}
