package io.penstock.schedules;

import java.io.InputStream;
import java.net.URL;
import org.quartz.spi.ClassLoadHelper;

/**
 * Finds the classes that the store names where this module is. Quartz would look where it is itself: in a service under
 * test that is another class loader, with a class of the same name that is not the same.
 */
public class JobClasses implements ClassLoadHelper {

    @Override
    public void initialize() {
        // Nothing to prepare.
    }

    @Override
    public Class<?> loadClass(String name) throws ClassNotFoundException {
        return Class.forName(name, true, getClassLoader());
    }

    @Override
    @SuppressWarnings("unchecked") // as the interface has it: whoever asks knows what it is
    public <T> Class<? extends T> loadClass(String name, Class<T> type) throws ClassNotFoundException {
        return (Class<? extends T>) loadClass(name);
    }

    @Override
    public URL getResource(String name) {
        return getClassLoader().getResource(name);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        return getClassLoader().getResourceAsStream(name);
    }

    @Override
    public ClassLoader getClassLoader() {
        return JobClasses.class.getClassLoader();
    }
}
