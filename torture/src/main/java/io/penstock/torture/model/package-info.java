/** What sources and persons do on a running platform in any order, with crashes in between, beside a model of it. */
package io.penstock.torture.model;
