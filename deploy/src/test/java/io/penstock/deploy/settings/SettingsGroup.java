package io.penstock.deploy.settings;

import java.util.ArrayList;
import java.util.List;

/** The settings that an interface maps. */
record SettingsGroup(String prefix, String meaning, List<Setting> settings) {

    /** Both, when two interfaces map settings of the same prefix. */
    SettingsGroup with(SettingsGroup other) {
        List<Setting> both = new ArrayList<>(settings);
        both.addAll(other.settings);
        return new SettingsGroup(prefix, meaning + " " + other.meaning, both);
    }
}
