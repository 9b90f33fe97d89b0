// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.settings;

import dev.carrel.engine.fuzz.FuzzTarget;
import dev.carrel.engine.home.HomeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code settings.json}: whatever is in it, there are settings, and they can be changed. */
public final class SettingsFuzz implements FuzzTarget {
  @Override
  public String name() {
    return "settings";
  }

  @Override
  public List<byte[]> seeds() {
    return FuzzTarget.ascii(
        "{\"theme\":\"dark\",\"textScale\":1.25,\"language\":\"de\",\"profile\":\"balanced\","
            + "\"budgetBytes\":8000000000,\"threads\":2,\"model\":\"mine\",\"network\":false,"
            + "\"readHidden\":true,\"changes\":\"original\",\"comments\":false,"
            + "\"later\":{\"a\":[1]}}",
        "{}");
  }

  @Override
  public List<byte[]> words() {
    return FuzzTarget.json(
        "\"theme\"",
        "\"textScale\"",
        "\"threads\"",
        "\"budgetBytes\"",
        "\"language\"",
        "\"readHidden\"");
  }

  @Override
  public void run(byte[] input, Path folder) throws IOException {
    Files.write(folder.resolve("settings.json"), input);
    SettingsFile file = new SettingsFile(HomeFiles.in(folder));
    Settings read = file.load();
    if (!read.mended().equals(read)) {
      throw new IllegalStateException("not mended: " + read);
    }
    Settings chosen = read.with(next -> next.model = Optional.of("another"));
    file.save(chosen);
    if (!new SettingsFile(HomeFiles.in(folder)).load().equals(chosen)) {
      throw new IllegalStateException("what was saved is not what is read");
    }
  }
}
