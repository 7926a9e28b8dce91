package io.penstock.etl.clean;

/** Words of a person's name that are neither given name nor surname. */
final class NameWords {
    static final WordSet TITLES = new WordSet(
            "mr",
            "mrs",
            "ms",
            "miss",
            "mx",
            "mister",
            "dr",
            "doctor",
            "prof",
            "professor",
            "rev",
            "reverend",
            "sir",
            "madam",
            "mme",
            "herr",
            "frau");

    static final WordSet SUFFIXES = new WordSet(
            "jr", "sr", "junior", "senior", "ii", "iii", "iv", "v", "vi", "vii", "viii", "2nd", "3rd", "4th", "esq",
            "phd", "md", "dds", "dvm", "cpa");

    /** Suffixes that are names too, so that only a group of their own behind first and last name is one. */
    static final WordSet CREDENTIALS = new WordSet(
            "rn", "do", "dc", "od", "dmd", "jd", "pe", "mba", "lpn", "np", "edd", "dpm", "rph", "psyd", "ret", "usn",
            "usaf", "usmc", "aia", "lcsw");

    static final WordSet PARTICLES = new WordSet(
            "van", "von", "vom", "zu", "zum", "zur", "de", "del", "della", "dela", "delos", "der", "den", "des", "di",
            "da", "das", "dal", "do", "dos", "du", "la", "las", "le", "los", "lo", "ter", "ten", "te", "'t", "bin",
            "ibn", "bint", "al", "el", "af", "av", "st", "san", "santa", "o'", "d'", "mac", "mc");

    private NameWords() {}
}
