"""What officers get wrong in the signs of YAML, each with the line as it should be."""
