package io.penstock.torture.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.testkit.Lending;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LenderTest {

    @TempDir
    private Path folder;

    @Test
    void everyDayBringsRemindersOfItsOwn() throws IOException {
        Lender lender = Lender.write(folder, 4, 42);

        Set<String> first = lender.remindersAfter(0);
        Set<String> second = lender.remindersAfter(1);

        assertTrue(first.size() >= 16, "four loans on each of four days, found " + first.size());
        assertTrue(second.containsAll(first));
        assertTrue(second.size() >= first.size() + 12, "three leads on another day, found " + second.size());
        assertEquals(
                0,
                first.stream()
                        .filter(reminder ->
                                reminder.contains(Lending.TODAY.plusDays(4).toString()))
                        .count());
    }
}
